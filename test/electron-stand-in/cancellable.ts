/** An event of Electron that a listener can prevent. */
export interface Cancellable {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

/** Makes one, with the further fields that Electron gives that event. */
export function cancellable<T extends object>(fields?: T): Cancellable & T {
  let prevented = false;
  const event = {
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.assign(event, fields) as Cancellable & T;
}
