// pdf.js in a worker of ours, so that it comes from this site and with this build: it answers messages by itself.
import 'pdfjs-dist/build/pdf.worker.min.mjs'
