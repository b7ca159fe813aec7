import './link-tabs.css';

/** The parts of a room, each at an address of its own. */
export const LinkTabs = ({
  label,
  current,
  tabs,
}: {
  label: string;
  current: string;
  tabs: readonly { id: string; title: string; address: string }[];
}) => (
  <nav aria-label={label}>
    <ul className="link-tabs">
      {tabs.map(({ id, title, address }) => (
        <li key={id}>
          <a href={address} aria-current={id === current ? 'page' : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
