import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import type { Person } from '../../contract/call/entry.ts';
import { formatNumber } from '../../contract/number/number.ts';
import { t } from '../../contract/words/say.ts';
import type { QuickBridge } from './quick-bridge.ts';
import classes from './quick-log.module.css';

/** A burst of keys is one question to the log, ms. */
const pause = 60;

interface WhoFieldProps {
  bridge: QuickBridge;
  value: string;
  error: ReactNode;
  onType: (text: string) => void;
  onChoose: (person: Person) => void;
  /** The people of the log that fit what is typed. */
  onMatches: (people: readonly Person[]) => void;
  ref: Ref<HTMLInputElement>;
}

/** Takes a number or a name and offers whom the log knows by it; what is typed counts as it is unless one is chosen. */
export function WhoField({ bridge, value, error, onType, onChoose, onMatches, ref }: WhoFieldProps) {
  const [people, setPeople] = useState<readonly Person[]>([]);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const newest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function look(text: string) {
    clearTimeout(timer.current);
    newest.current += 1;
    const mine = newest.current;
    if (text.trim() === '') {
      setPeople([]);
      onMatches([]);
      box.closeDropdown();
      return;
    }
    timer.current = setTimeout(async () => {
      const answer = await bridge.ask['people.match']({ text: text.slice(0, 200) });
      // Without matches a number can still be typed, so a log that cannot be read is no fault of this field.
      if (newest.current !== mine || !answer.ok) return;
      setPeople(answer.value.people);
      onMatches(answer.value.people);
      if (answer.value.people.length > 0) box.openDropdown();
      else box.closeDropdown();
    }, pause);
  }

  function choose(key: string) {
    const person = people.find((each) => keyOf(each) === key);
    newest.current += 1;
    clearTimeout(timer.current);
    box.closeDropdown();
    if (person) onChoose(person);
  }

  return (
    <Combobox store={box} onOptionSubmit={choose} withinPortal={false} transitionProps={{ duration: 0 }}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={ref}
          label={t('quick.who')}
          placeholder={t('quick.whoPlaceholder')}
          value={value}
          error={error}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          onChange={(event) => {
            onType(event.currentTarget.value);
            look(event.currentTarget.value);
          }}
          onBlur={() => box.closeDropdown()}
          onKeyDown={(event) => {
            // The first Esc puts the matches away, the next one leaves.
            if (event.key === 'Escape' && box.dropdownOpened) event.stopPropagation();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={people.length === 0}>
        <Combobox.Options aria-label={t('quick.matches')}>
          {people.map((person) => (
            <Combobox.Option key={keyOf(person)} value={keyOf(person)} className={classes.match ?? ''}>
              <span className={classes.matchName}>{person.name ?? numberOf(person)}</span>
              <span className={classes.matchNumber}>
                {[person.name === null ? null : numberOf(person), person.company].filter(Boolean).join(' · ')}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function keyOf({ number, e164 }: Person): string {
  return e164 ?? number;
}

function numberOf({ number, e164 }: Person): string {
  return formatNumber({ raw: number, e164 });
}
