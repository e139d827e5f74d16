/** Why a recording could not be decoded, in the words of the contract. */
export class Fault extends Error {
  readonly why: 'damaged' | 'unsupported' | 'failed';
  constructor(why: Fault['why'], detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.why = why;
  }
}
