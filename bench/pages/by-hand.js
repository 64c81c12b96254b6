// What a shop writes that needs no button of ours: ask, then go. Nothing is checked, nothing can be taken up again.
const button = document.querySelector('#by-hand');
button.addEventListener('click', async () => {
  const attemptId = crypto.randomUUID();
  const answer = await fetch('/pay', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': attemptId },
    body: JSON.stringify({ attemptId, orderId: 'A-1', amount: 14_000 }),
  });
  const { url } = await answer.json();
  location.assign(url);
});
