import './visible-text.css';
import { Fragment } from 'react';
import { visibleSegments } from './visible-characters.ts';

/**
 * Text from pages, models and people, as text nodes only: no markup, no links. Characters that would deceive the eye
 * become labelled marks, and the direction of the text cannot leak into what surrounds it.
 */
export const VisibleText = ({ text }: { text: string }) => {
  let offset = 0;
  return (
    <bdi className="visible-text">
      {visibleSegments(text).map(segment => {
        const key = offset++;
        if (segment.kind === 'text') return <Fragment key={key}>{segment.text}</Fragment>;
        if (segment.kind === 'look-alike')
          return (
            <mark key={key} className="look-alike" title={segment.name}>
              {segment.text}
              <span className="unseen">
                LOOK-ALIKE<span className="visually-hidden">: {segment.name}</span>
              </span>
            </mark>
          );
        return (
          <span key={key} className="unseen" title={segment.name}>
            <span aria-hidden="true">{segment.short}</span>
            <span className="visually-hidden">[{segment.name}]</span>
          </span>
        );
      })}
    </bdi>
  );
};
