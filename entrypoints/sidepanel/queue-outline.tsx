import { Section } from '../../components/ui/section.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';

/** The queue while it loads. */
export const QueueOutline = () => (
  <Section title="Approvals">
    <Skeleton label="Loading what waits for you" lines={4} />
  </Section>
);
