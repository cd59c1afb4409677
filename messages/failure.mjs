/**
 * What the error pages say. They are shown when the rest could not be, translations among it, and every page carries
 * them: so they are here, in both languages, and short. The server itself says them where the app could say nothing (scripts/http/failure-page.mjs).
 */
export const FAILURE = {
  id: {
    title: 'Halaman ini gagal dibuka',
    lead: 'Kesalahannya ada pada kami, bukan pada Anda.',
    kept: 'Yang sudah terkirim tetap tersimpan. Yang belum terkirim tidak dibaca siapa pun.',
    offlineTitle: 'Tidak ada sambungan internet',
    offlineLead: 'Periksa data seluler atau Wi-Fi Anda, lalu coba lagi.',
    retry: 'Coba lagi',
    home: 'Ke beranda',
    reference: 'Kode kejadian',
  },
  en: {
    title: 'This page failed to open',
    lead: 'The fault is ours, not yours.',
    kept: 'What was already sent is kept. What was not sent yet has been read by nobody.',
    offlineTitle: 'No internet connection',
    offlineLead: 'Check your mobile data or Wi-Fi, then try again.',
    retry: 'Try again',
    home: 'To the home page',
    reference: 'Event code',
  },
}
