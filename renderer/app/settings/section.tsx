import type { ReactNode } from 'react';
import classes from './settings-page.module.css';

/** One subject of the settings, under its heading. */
export function Section(props: { title: string; why?: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={props.title}>
      <h3 className={classes.heading}>{props.title}</h3>
      {props.why !== undefined && <p className={classes.why}>{props.why}</p>}
      {props.children}
    </section>
  );
}
