-- Texts that officers use again when they write to reporters; the Inspektorat's leads edit them.
CREATE TABLE "SavedReply" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SavedReply_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SavedReply_title_key" ON "SavedReply"("title");

INSERT INTO "SavedReply" ("title", "text") VALUES
('Terima kasih, sedang kami periksa', 'Terima kasih atas laporan {nomor}. Kami sedang memeriksanya dan memberi kabar di sini paling lambat {tenggat}. Anda tidak perlu datang ke kantor.'),
('Minta keterangan tambahan', 'Agar laporan {nomor} dapat kami periksa, kami perlu tahu sedikit lagi: kapan kejadiannya, di loket atau ruang mana, dan berapa yang diminta. Jawab di halaman ini. Bila Anda tidak tahu, tulis saja “tidak tahu”. Nama Anda tidak perlu disebut.'),
('Ada bukti?', 'Bila Anda punya foto, rekaman, kuitansi, atau percakapan di ponsel, Anda dapat menambahkannya di halaman ini. Berkas dikunci sebelum dikirim. Jangan mengambil risiko untuk mencari bukti.');
