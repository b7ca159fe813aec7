import { runCommand } from './command.ts';

process.exitCode = await runCommand(process.argv.slice(2), line => console.log(line)).catch(error => {
  console.error('The check broke off:', error);
  return 2;
});
