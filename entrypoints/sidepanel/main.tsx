import { showPage } from '../pages/page-root.tsx';
import { Panel } from './panel.tsx';

showPage(<Panel />);
