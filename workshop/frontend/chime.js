// One soft tone, made by the browser itself; nothing is loaded.

/** Sound it; a browser that cannot is left alone. */
export function chime() {
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 528;
    volume.gain.setValueAtTime(0.2, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 1.4);
    tone.connect(volume).connect(context.destination);
    tone.onended = () => context.close();
    tone.start();
    tone.stop(context.currentTime + 1.4);
  } catch {
    // Silence does no harm: the time is on the screen.
  }
}
