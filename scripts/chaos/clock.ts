/**
 * The run's clock: real time plus what was skipped. While every post waits for something far away (a block of two hours is
 * two minutes even here), the wait is skipped for all at once; while anything is being worked on, time passes as it does.
 */
export class Clock {
  skippedMs = 0;

  now = (): Date => new Date(Date.now() + this.skippedMs);

  skip(ms: number): void {
    this.skippedMs += ms;
  }
}
