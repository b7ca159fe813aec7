import type { ReactNode } from 'react';

/** One state of one component, with its name. The id lets it be opened and pictured alone. */
export const Show = ({
  name,
  wide = false,
  children,
}: {
  name: string;
  wide?: boolean;
  children: ReactNode;
}) => (
  <figure id={name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')} className={wide ? 'show show-wide' : 'show'}>
    <figcaption>{name}</figcaption>
    <div className="show-frame">{children}</div>
  </figure>
);

/** For callbacks that nobody listens to here. */
export const nothing = (): void => undefined;
