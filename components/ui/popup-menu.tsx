import './menu.css';
import { useRef } from 'react';
import { Menu as AriaMenu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon, type IconName } from './icon.tsx';

export interface PopupChoice {
  id: string;
  title: string;
  /** What choosing it means, in a few words. */
  meaning: string;
  icon: IconName;
}

/** A menu of values at a place that is no button, such as a cell of a grid. The present value is marked. */
export const PopupMenu = ({
  label,
  anchor,
  choices,
  chosen,
  onChoose,
  onClose,
}: {
  label: string;
  anchor: Element;
  choices: readonly PopupChoice[];
  chosen: string;
  onChoose: (id: string) => void;
  onClose: () => void;
}) => {
  const at = useRef(anchor);
  return (
    <Popover
      className="menu-popover"
      triggerRef={at}
      isOpen
      onOpenChange={open => !open && onClose()}
      placement="bottom start"
    >
      <AriaMenu
        className="menu"
        aria-label={label}
        autoFocus="first"
        selectionMode="single"
        selectedKeys={[chosen]}
        onAction={id => {
          onChoose(String(id));
          onClose();
        }}
      >
        {choices.map(({ id, title, meaning, icon }) => (
          <MenuItem key={id} id={id} textValue={title} className="menu-item row">
            <Icon name={icon} />
            <span>{title}</span>
            <span className="quiet">{meaning}</span>
            {id === chosen && <Icon name="check" />}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
};
