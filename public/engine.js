// Starts the engine of the guarantees in a worker, when a screen needs it. The worker's name is the
// version of its files: their names hold it, so that a page never runs the engine of another release.
const files = "/affilio-engine" + (self.name && "-" + self.name);
importScripts(files + ".js");
wasm_bindgen({ module_or_path: files + "_bg.wasm" }).catch((error) => {
  console.error(error);
  // Not words: the page hears that nothing will come.
  postMessage(null);
});
