import './console.css';
import { showPage } from '../pages/page-root.tsx';
import { Console } from './console.tsx';

showPage(<Console />);
