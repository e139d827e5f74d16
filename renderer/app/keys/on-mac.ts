/** Whether this keyboard has Cmd where others have Ctrl. */
export const onMac = /mac/i.test(navigator.platform);
