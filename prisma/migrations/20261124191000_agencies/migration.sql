-- Where a case can be referred to, as data; until now these were words of the program.

CREATE TABLE "Agency" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "takes" TEXT,
    "contact" TEXT,
    "website" TEXT,
    "recipient" TEXT,
    "vouchedById" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("id"),
    -- Nothing is sealed to a key that no lead has compared.
    CONSTRAINT "Agency_vouched" CHECK ("vouchedById" IS NULL OR "recipient" IS NOT NULL)
);

INSERT INTO "Agency" ("id", "name", "takes", "website", "position") VALUES
  ('KPK', 'Komisi Pemberantasan Korupsi (KPK)', 'Korupsi oleh penegak hukum atau penyelenggara negara, atau kerugian negara paling sedikit Rp1 miliar (UU 19/2019 Pasal 11).', 'https://kws.kpk.go.id/', 1),
  ('POLRI', 'Polresta Kendari', 'Unsur pidana: suap, pungli, penipuan, ancaman.', NULL, 2),
  ('KEJAKSAAN', 'Kejaksaan Negeri Kendari', 'Tindak pidana korupsi di Kota Kendari.', NULL, 3),
  ('OMBUDSMAN', 'Ombudsman RI Sulawesi Tenggara', 'Maladministrasi, setelah diadukan ke unit dan tidak ditanggapi.', 'https://ombudsman.go.id/', 4),
  ('INSPEKTORAT_PROVINSI', 'Inspektorat Provinsi Sulawesi Tenggara', 'Bila yang dilaporkan Inspektorat Kota sendiri.', NULL, 5),
  ('ITJEN', 'Inspektorat Jenderal Kemendagri', 'Bila yang dilaporkan Inspektorat sendiri, atau pembinaan atas pengawasan daerah.', 'https://itjen.kemendagri.go.id/', 6),
  ('SP4N_LAPOR', 'SP4N-LAPOR!', 'Keluhan yang menjadi urusan instansi di luar Kota Kendari. Tidak pernah untuk SPG atau laporan orang dalam.', 'https://www.lapor.go.id/', 7);

ALTER TABLE "Agency" ADD CONSTRAINT "Agency_vouchedById_fkey" FOREIGN KEY ("vouchedById") REFERENCES "Officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Case" ADD CONSTRAINT "Case_referredTo_fkey" FOREIGN KEY ("referredTo") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
