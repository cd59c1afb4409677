import { act, answer, ask, assign, close, decline, reply, start, verify, type Story } from '../story'

/** What is given: thanks in envelopes, parcels, and money for what one has no right to. */
export const PEMBERIAN: Story[] = [
  {
    ago: 12,
    experience: 'gift',
    unit: 'kelurahan-wua-wua',
    amount: 250_000,
    happened: 5,
    text: 'Menjelang pergantian pengurus RT, ada warga yang antar parsel dan amplop ke rumah lurah. Saya lihat sendiri waktu antar undangan. Tidak tahu isinya berapa, kira-kira segitu.',
    steps: [
      verify(2),
      assign('auditor3'),
      start(3),
      ask(
        3,
        'Terima kasih. Apakah parsel itu diantar ke rumah dinas atau rumah pribadi, dan apakah Anda melihat siapa yang menerima? Jawab sebatas yang Anda lihat.',
      ),
    ],
  },
  {
    ago: 91,
    experience: 'gift',
    unit: 'disdukcapil',
    service: 'akta-perkawinan',
    amount: 300_000,
    happened: 2,
    text: 'Setelah akta kawin selesai kami diminta "tanda terima kasih seikhlasnya" di depan orang banyak, dan keluarga kami memasukkan Rp300.000 ke amplop karena malu. Tidak dipaksa, tapi suasananya seperti wajib.',
    steps: [
      verify(2),
      assign('auditor3'),
      start(2),
      act(
        31,
        'Kebiasaan amplop setelah pencatatan perkawinan sudah kami hentikan: kotak dan amplop diambil, dan pegawai yang menerima diminta melaporkannya sebagai gratifikasi ke UPG dalam 30 hari kerja. Uang Anda dicatat sebagai gratifikasi yang diserahkan.',
      ),
      close(9, 'PROVEN'),
    ],
  },
  {
    ago: 60,
    experience: 'gift',
    unit: 'kelurahan-bende',
    service: 'kel-ahli-waris',
    amount: 200_000,
    happened: 3,
    text: 'Saya memberi amplop dua ratus ribu ke staf sebagai terima kasih karena dibantu sampai malam. Belakangan saya baca itu tidak boleh. Saya mau lapor sendiri, apakah saya salah?',
    steps: [
      verify(2),
      reply(
        1,
        'Terima kasih sudah jujur. Anda memberi karena berterima kasih dan melaporkannya sendiri; kami tidak mencari kesalahan Anda. Yang wajib melapor adalah penerimanya.',
      ),
      assign('auditor1', 1),
      start(1),
      act(
        16,
        'Staf yang menerima sudah melaporkannya ke Unit Pengendalian Gratifikasi dan uangnya diserahkan kepada negara. Layanan Anda tetap sah dan selesai.',
      ),
      close(6, 'PROVEN'),
    ],
  },
  {
    ago: 29,
    experience: 'bribe',
    unit: 'kelurahan-kadia',
    service: 'kel-ahli-waris',
    amount: 400_000,
    happened: 11,
    text: 'Paman saya menyuap staf supaya nama satu ahli waris tidak dimasukkan. Saya anak yang tidak dimasukkan itu. Ada rekaman suaranya di HP adik.',
    contact: 'Balas lewat halaman ini saja',
    steps: [
      verify(2),
      assign('auditor1'),
      start(1),
      ask(
        6,
        'Ini menyangkut hak Anda sebagai ahli waris. Apakah surat itu sudah dipakai di bank atau pengadilan? Rekamannya jangan dihapus.',
      ),
      answer(3, 'Belum dipakai di bank. Rencananya minggu depan.'),
      reply(1, 'Kami sudah meminta kelurahan menahan surat itu sampai pemeriksaan selesai.'),
    ],
  },
  {
    ago: 105,
    experience: 'bribe',
    unit: 'kecamatan-puuwatu',
    amount: 300_000,
    happened: 5,
    text: 'Ada yang bayar supaya lapaknya tidak ditertibkan, yang lain diangkut.',
    steps: [
      verify(1),
      ask(
        3,
        'Terima kasih. Di jalan mana, dan kira-kira minggu ke berapa penertibannya? Tanpa itu kami belum dapat memeriksa.',
      ),
      answer(8, 'Saya hanya dengar dari orang, tidak tahu jelasnya.'),
      decline(
        4,
        'TOO_LITTLE',
        'Terima kasih sudah menjawab. Keterangan yang ada belum cukup untuk memulai pemeriksaan. Kami catat sebagai petunjuk dan akan kami buka lagi bila ada laporan lain yang sejalan.',
      ),
    ],
  },
]
