import './section.css';
import { type ReactNode, useId } from 'react';

/** A titled part of a view; the title names it for screen readers. `aside` stands at the far end of the title line. */
export const Section = ({
  title,
  aside,
  children,
  look = 'plain',
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  look?: 'plain' | 'model';
}) => {
  const id = useId();
  return (
    <section className={`section section-${look}`} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
};
