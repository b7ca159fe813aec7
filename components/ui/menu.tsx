import './menu.css';
import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from './icon.tsx';

export interface MenuChoice {
  id: string;
  title: string;
  onChoose: () => void;
}

export const Menu = ({
  label,
  choices,
  startsOpen = false,
}: {
  label: string;
  choices: readonly MenuChoice[];
  startsOpen?: boolean;
}) => (
  <MenuTrigger defaultOpen={startsOpen}>
    <Button className="button button-quiet button-icon" aria-label={label}>
      <Icon name="menu" />
    </Button>
    <Popover className="menu-popover" placement="bottom end">
      <AriaMenu className="menu">
        {choices.map(choice => (
          <MenuItem key={choice.id} id={choice.id} className="menu-item" onAction={choice.onChoose}>
            {choice.title}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
