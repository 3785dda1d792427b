import { FAULTS, type FaultName } from "./catalogue";
import type { FaultPlan, Stage } from "./fault-plan";

export type FaultOrder = {
  fault: FaultName;
  /** Only calls for this Instagram account. */
  account?: string | undefined;
  /** Only calls of this endpoint. */
  endpoint?: string | undefined;
  /** Strikes first at the n-th matching call, 1 unless told. */
  nth?: number | undefined;
  /** How often it strikes, once unless told. */
  times?: number | "always" | undefined;
  params?: Record<string, unknown> | undefined;
};

export type ArmedFault = FaultOrder & { id: number; seen: number; struck: number };

export type StrikingFault = { name: FaultName; plan: FaultPlan; params: Record<string, unknown> };

/** The faults that wait for their call. Not journaled: a restart is a fresh start. */
export class FaultBox {
  #armed: ArmedFault[] = [];
  #nextId = 1;

  arm(order: FaultOrder): ArmedFault {
    const fault = { ...order, id: this.#nextId++, seen: 0, struck: 0 };
    this.#armed.push(fault);
    return fault;
  }

  list(): readonly ArmedFault[] {
    return this.#armed;
  }

  remove(id: number): void {
    this.#armed = this.#armed.filter((fault) => fault.id !== id);
  }

  clear(): void {
    this.#armed = [];
  }

  /** The first fault that strikes at this stage of this call, or null. Every fault that matches counts the call. */
  take(stage: Stage, call: { account: string | null; endpoint: string }): StrikingFault | null {
    let striking: StrikingFault | null = null;
    for (const fault of this.#armed) {
      const plan: FaultPlan = FAULTS[fault.fault];
      if (plan.stage !== stage || !concerns(fault, call)) continue;
      fault.seen += 1;
      const isDue = fault.seen >= (fault.nth ?? 1) && (fault.times === "always" || fault.struck < (fault.times ?? 1));
      if (!isDue || striking !== null) continue;
      fault.struck += 1;
      striking = { name: fault.fault, plan, params: fault.params ?? {} };
    }
    return striking;
  }
}

function concerns(fault: ArmedFault, call: { account: string | null; endpoint: string }): boolean {
  return (
    (fault.account === undefined || fault.account === call.account) &&
    (fault.endpoint === undefined || fault.endpoint === call.endpoint)
  );
}

/** A number among a fault's parameters. */
export function numberOf(fault: StrikingFault, name: string, otherwise: number): number {
  const value = fault.params[name];
  return typeof value === "number" ? value : otherwise;
}

/** A text among a fault's parameters. */
export function textOf(fault: StrikingFault, name: string, otherwise: string): string {
  const value = fault.params[name];
  return typeof value === "string" ? value : otherwise;
}
