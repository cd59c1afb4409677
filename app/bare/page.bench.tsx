/** The least that a page of this build can be, for `npm run bench` to compare with: it exists in the bench's build only. */
export default function BarePage() {
  return <main id="isi">JARI</main>
}
