// Starts the application. An external file, because the security policy allows no inline script.
document.documentElement.dataset.start = "loading";
const tag = document.querySelector("script[data-wasm]");
try {
  const { default: start } = await import(tag.dataset.loader);
  await start({ module_or_path: tag.dataset.wasm });
} catch (error) {
  document.documentElement.dataset.start = "failed";
  console.error(error);
}
