import './hint.css';
import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

/** Shows a few lines beside a control while it is hovered or focused. The first child must be a button of the library. */
export const Hint = ({ content, children }: { content: ReactNode; children: ReactNode }) => (
  <TooltipTrigger delay={150} closeDelay={0}>
    {children}
    <Tooltip className="hint" offset={6} placement="bottom">
      {content}
    </Tooltip>
  </TooltipTrigger>
);
