import { z } from 'zod';

// zod would compile its checks from text, which the content security policy forbids: do not even let it try.
z.config({ jitless: true });
