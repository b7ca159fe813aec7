// Like many help desks, the page loads a part of itself late and moves between tickets without a reload.
const lateMs = 300;

const loadLateBoxes = () => {
  for (const box of document.querySelectorAll('[data-late]')) {
    setTimeout(async () => {
      const answer = await fetch(box.dataset.late);
      if (answer.ok && box.isConnected) box.innerHTML = await answer.text();
    }, lateMs);
  }
};

let lastVisit = 0;

const show = async url => {
  lastVisit += 1;
  const visit = lastVisit;
  const answer = await fetch(url);
  if (!answer.ok) return location.assign(url);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (visit !== lastVisit) return;
  document.title = next.title;
  document.querySelector('#view').replaceChildren(...next.querySelector('#view').childNodes);
  loadLateBoxes();
};

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-nav]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show(link.href);
});

addEventListener('popstate', () => show(location.href));
loadLateBoxes();
