const apple = /mac/i.test(navigator.platform);

/** The name of the key that commands begin with, as it stands on this machine's keyboard. */
export const commandKey = apple ? '⌘' : 'Ctrl';
