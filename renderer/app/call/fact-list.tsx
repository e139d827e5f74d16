import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** Names and values in two columns; what does not apply to a call is null and left out. */
export function FactList(props: {
  label: string;
  facts: readonly (readonly [name: string, value: ReactNode] | null)[];
}) {
  return (
    <dl className={classes.list} aria-label={props.label}>
      {props.facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} className={classes.fact}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
