import { PlannerSkeleton } from "@/components/grid/planner-skeleton";

export default function Loading() {
  return <PlannerSkeleton />;
}
