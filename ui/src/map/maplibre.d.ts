declare module 'maplibre-gl/dist/maplibre-gl-csp.js' {
  export * from 'maplibre-gl';
  import maplibregl from 'maplibre-gl';
  export default maplibregl;
}
declare const MAP_WORKER_URL: string;
