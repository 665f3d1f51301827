const shortestAnnouncedMs = 3000;

/** Waits, and says so on stderr when it takes a while. */
export function announcedWait(milliseconds: number): Promise<void> {
  if (milliseconds >= shortestAnnouncedMs)
    console.error(`Genesys Cloud asks to wait: going on in ${Math.ceil(milliseconds / 1000)} s`);
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
