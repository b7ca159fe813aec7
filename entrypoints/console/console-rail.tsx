import { Icon } from '../../components/ui/icon.tsx';
import { type RoomId, rooms } from './rooms.ts';

export const ConsoleRail = ({ room }: { room: RoomId }) => (
  <nav className="console-rail" aria-label="Console">
    <ul>
      {rooms.map(({ id, title, icon }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === room ? 'page' : undefined}>
            <Icon name={icon} />
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
