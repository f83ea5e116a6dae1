// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cleanfilm.h"
#include "media/filmmetadata.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <array>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray filmPlace = "+35.6586+139.7454/";

template <typename Number> QByteArray numberBytes(Number number)
{
    std::array<char, sizeof(Number)> bytes{};
    qToBigEndian(number, bytes.data());
    return {bytes.data(), qsizetype(bytes.size())};
}

QByteArray box(const QByteArray &name, const QByteArray &content)
{
    return numberBytes(quint32(content.size() + 8)) + name + content;
}

/// With a size of 64 bits.
QByteArray longBox(const QByteArray &name, const QByteArray &content)
{
    return numberBytes(quint32(1)) + name + numberBytes(quint64(content.size() + 16)) + content;
}

QByteArray freed(const QByteArray &content)
{
    return box("free", QByteArray(content.size(), '\0'));
}

QByteArray header(const QByteArray &name, bool large, bool timed)
{
    const QByteArray times(large ? 16 : 8, timed ? 'T' : '\0');
    return box(name, QByteArray(large ? "\1\0\0\0" : "\0\0\0\0", 4) + times + "the rest");
}

const QByteArray brand = box("ftyp", "isom\0\0\2\0");
const QByteArray samples = box("mdat", "udta meta " + filmPlace);

/// The brand, the description and the film.
QByteArray filmOf(const QByteArray &description)
{
    return brand + box("moov", description) + samples;
}

QByteArray numbersBytes(const QList<quint32> &numbers)
{
    QByteArray bytes;
    for (const quint32 number : numbers) {
        bytes += numberBytes(number);
    }
    return bytes;
}

/// What a track's samples are, and where they lie.
struct TrackText {
    QByteArray handler = "meta";
    QByteArray kind = "gpmd";
    QList<quint32> sizes;
    QList<quint32> chunks; ///< where they begin
    quint32 perChunk = 1;
    bool wide = false; ///< these are of 64 bits

    QByteArray tables() const
    {
        QByteArray places = numbersBytes({0, quint32(chunks.size())});
        for (const quint32 chunk : chunks) {
            places += wide ? numberBytes(quint64(chunk)) : numberBytes(chunk);
        }
        return box("stsd", numbersBytes({0, 1}) + box(kind, QByteArray(8, '\0')))
            + box("stsc", numbersBytes({0, 1, 1, perChunk, 1}))
            + box("stsz", numbersBytes({0, 0, quint32(sizes.size())}) + numbersBytes(sizes))
            + box(wide ? "co64" : "stco", places);
    }
    QByteArray content(const QByteArray &stbl) const
    {
        const QByteArray named = box("hdlr", numbersBytes({0, 0}) + handler + "a name");
        return header("tkhd", false, true)
            + box("mdia", header("mdhd", false, true) + named + box("minf", box("stbl", stbl)));
    }
    QByteArray content() const { return content(tables()); }
};

const quint32 measuredAt = quint32(brand.size()) + 8 + 8; ///< in a film with measurements

/// A track of one sample.
TrackText wordsOf(const QByteArray &handler, const QByteArray &kind, const QByteArray &words)
{
    return {
        .handler = handler, .kind = kind, .sizes = {quint32(words.size())}, .chunks = {measuredAt}};
}

/// Measurements between pictures and sound.
QByteArray measuredFilm(const QByteArray &measured, const QByteArray &description)
{
    return brand + box("mdat", "pictures" + measured + "sound") + box("moov", description);
}

/// The same without.
QByteArray unmeasuredFilm(qsizetype size, const QByteArray &description)
{
    return measuredFilm(QByteArray(size, '\0'), freed(description));
}

} // namespace

/// A film without where it was made.
class tst_filmmetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void goes_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::addColumn<QByteArray>("left");
        const auto row = [](const char *name, const QByteArray &film, const QByteArray &left) {
            QTest::newRow(name) << film << left;
        };
        const QByteArray told = box("\xa9xyz", filmPlace);
        const QByteArray kept = header("tkhd", false, false) + box("mdia", "media");
        row("udta", filmOf(box("udta", told)), filmOf(freed(told)));
        row("meta", filmOf(box("meta", told)), filmOf(freed(told)));
        row("of a track", filmOf(box("trak", kept + box("udta", told) + box("meta", told))),
            filmOf(box("trak", kept + freed(told) + freed(told))));
        const QByteArray xmp = QByteArray::fromHex("be7acfcb97a942e89c71999491e3afac") + told;
        row("XMP", filmOf({}) + box("uuid", xmp), filmOf({}) + freed(xmp));
        row("a maker's own", filmOf(box("uuid", xmp)), filmOf(freed(xmp)));
        row("beside the film", filmOf({}) + box("sefd", told), filmOf({}) + freed(told));
        row("of a fragment", brand + box("moof", box("traf", box("udta", told))),
            brand + box("moof", box("traf", freed(told))));
        row("to the end", brand + numberBytes(quint32(0)) + "udta" + told,
            brand + numberBytes(quint32(0)) + "free" + QByteArray(told.size(), '\0'));
        row("of 64 bits", filmOf(longBox("udta", told)),
            filmOf(longBox("free", QByteArray(told.size(), '\0'))));
        row("within what is of 64 bits", brand + longBox("moov", box("udta", told)),
            brand + longBox("moov", freed(told)));
        row("times", filmOf(header("mvhd", false, true)), filmOf(header("mvhd", false, false)));
        row("times of 64 bits", filmOf(box("trak", box("mdia", header("mdhd", true, true)))),
            filmOf(box("trak", box("mdia", header("mdhd", true, false)))));
        row("an end as QuickTime's", filmOf(box("udta", told) + QByteArray(4, '\0')),
            filmOf(freed(told) + QByteArray(4, '\0')));
        row("a film that is cut off", filmOf(box("udta", told)).chopped(9),
            filmOf(freed(told)).chopped(9));
    }
    /// Where everything else stands it stays, and what the user has is as it was.
    void goes()
    {
        QFETCH(QByteArray, film);
        const QString path = written(film);
        QVERIFY(canBeCleanFilm(path));
        const auto clean = cleanFilm(path);
        QVERIFY(clean);
        QVERIFY(clean->temporary && clean->path != path);
        QTEST(contentOf(clean->path), "left");
        QCOMPARE(contentOf(path), film);
        const auto again = cleanFilm(clean->path);
        QVERIFY(again && !again->temporary);
        QCOMPARE(again->path, clean->path);
        QVERIFY(QFile::remove(clean->path));
    }

    void measurements_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::addColumn<QByteArray>("left");
        const quint32 size = quint32(filmPlace.size());
        const auto row = [](const char *name, const TrackText &track, const QByteArray &measured) {
            QTest::newRow(name) << measuredFilm(measured, box("trak", track.content()))
                                << unmeasuredFilm(measured.size(), track.content());
        };
        row("GoPro", {.sizes = {size}, .chunks = {measuredAt}}, filmPlace);
        row("DJI, by another handler",
            {.handler = "data", .kind = "djmd", .sizes = {size}, .chunks = {measuredAt}},
            filmPlace);
        row("a kind that nobody knows", {.kind = "....", .sizes = {size}, .chunks = {measuredAt}},
            filmPlace);
        row("of 64 bits", {.sizes = {size}, .chunks = {measuredAt}, .wide = true}, filmPlace);
        row("several in a chunk",
            {.sizes = {size, 3, size},
                .chunks = {measuredAt, measuredAt + size + 3},
                .perChunk = 2},
            filmPlace + "abc" + filmPlace);
        row("in another order", {.sizes = {3, size}, .chunks = {measuredAt + size, measuredAt}},
            filmPlace + "abc");
        for (const QByteArray words : {"GPS (139.7454, 35.6586, 12)", "ISO 100, GPS(113.9,22.5,19)",
                 "GPS (E: 12.5, N: 3)", "HOME(E: 12.5", "[latitude : 22.5]", "GPS: [-22.5]"}) {
            row(words.constData(), wordsOf("text", "tx3g", words), words);
        }
        const QByteArray told("\0dHOME(W: 117.15)", 17);
        row("a length like a letter", wordsOf("sbtl", "tx3g", told), told);
        row("nothing measured", {}, {});
        const TrackText track{.sizes = {size}, .chunks = {measuredAt}};
        QTest::newRow("beside a picture's track")
            << measuredFilm(
                   filmPlace, box("trak", box("mdia", "media")) + box("trak", track.content()))
            << measuredFilm(QByteArray(size, '\0'),
                   box("trak", box("mdia", "media")) + freed(track.content()));
        const QByteArray lost = TrackText{.sizes = {size}, .chunks = {100'000}}.content();
        const QByteArray few = box("mdat", "few").chopped(1);
        QTest::newRow("cut off") << brand + box("moov", box("trak", lost)) + few
                                 << brand + box("moov", freed(lost)) + few;
    }
    /// Of each second, in a track of its own.
    void measurements() { goes(); }

    void stays_data()
    {
        QTest::addColumn<QByteArray>("film");
        QTest::newRow("nothing told") << filmOf(header("mvhd", false, false) + box("trak", {}));
        QTest::newRow("all around") << filmOf(box("trak",
            box("uuid", QByteArray::fromHex("ffcc8263f8554a938814587a02521fdd") + "<rdf/>")));
        QTest::newRow("how to play a fragment")
            << brand + box("moof", box("traf", box("uuid", QByteArray(16, 'x'))));
        QTest::newRow("an empty box") << filmOf(box("udta", {}));
        QTest::newRow("its name among words") << filmOf(box("trak", box("mdia", samples)));
        const auto row = [](const char *name, const TrackText &track, const QByteArray &words) {
            QByteArray content = track.content();
            QTest::newRow(name) << measuredFilm(words, box("trak", content.replace('T', '\0')));
        };
        for (const auto &[handler, kind] : {std::pair("text", "tx3g"), std::pair("vide", "avc1"),
                 std::pair("soun", "mp4a"), std::pair("tmcd", "tmcd")}) {
            const QByteArray words = "[the GPS says: (nothing)]";
            row(handler, wordsOf(handler, kind, words), words);
        }
        for (const QByteArray words : {"Back home: it rains", "home (laughs)",
                 "Home: the beginning", "Our GPS: east or west?", "Ulmhome: 3 rooms"}) {
            row(words.constData(), wordsOf("text", "tx3g", words), words);
        }
        QTest::newRow("a head cut short") << filmOf(box("mvhd", "\0\0"));
        QTest::newRow("a film that is cut off") << brand + samples.chopped(4);
        QTest::newRow("no boxes") << QByteArray("ID3\4 tells " + filmPlace);
        QTest::newRow("nothing") << QByteArray();
    }
    void stays()
    {
        QFETCH(QByteArray, film);
        const QString path = written(film);
        QVERIFY(canBeCleanFilm(path));
        const auto clean = cleanFilm(path);
        QVERIFY(clean && !clean->temporary);
        QCOMPARE(clean->path, path);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
    }

    void isSaid_data()
    {
        QTest::addColumn<QByteArray>("film");
        const auto row = [](const char *name, const QByteArray &film) {
            QTest::newRow(name) << film;
        };
        const QByteArray told = box("udta", box("\xa9xyz", filmPlace));
        const auto sized = [](quint32 size, const QByteArray &rest) {
            return numberBytes(size) + rest;
        };
        row("a description cut off", (brand + box("moov", told)).chopped(3));
        row("longer than what it is in", filmOf(sized(4000, "udta" + filmPlace)));
        row("shorter than its head", filmOf(sized(7, "udta" + filmPlace)));
        row("a long one shorter than its head",
            filmOf(sized(1, "udta" + numberBytes(quint64(15)) + filmPlace)));
        row("a long one without its size", brand + sized(1, "udta\0\0"));
        row("a size of all bits", filmOf(sized(1, "udta" + numberBytes(~quint64(0)) + filmPlace)));
        row("a size that turns over",
            filmOf(sized(1, "udta" + numberBytes(quint64(1) << 63) + filmPlace)));
        row("packed", filmOf(box("cmov", told)));
        row("no boxes behind it", filmOf({}) + "GPS: " + filmPlace);
        row("more boxes than anybody has", brand + box("moov", box("x...", {}).repeated(200'001)));
        const auto measured = [&row](const char *name, const TrackText &track) {
            row(name, measuredFilm(filmPlace, box("trak", track.content())));
        };
        measured("measurements outside the film", {.sizes = {3}, .chunks = {2}});
        measured("measurements in the description", {.sizes = {8}, .chunks = {measuredAt + 60}});
        measured("over an end", {.sizes = {60}, .chunks = {measuredAt}});
        measured("more measurements than places", {.sizes = {3, 3}, .chunks = {measuredAt}});
        row("measurements without tables",
            measuredFilm(filmPlace, box("trak", TrackText().content({}))));
        const QByteArray cut = box("stsz", numbersBytes({0, 0, 900'000, 1}));
        row("a table cut off", measuredFilm(filmPlace, box("trak", TrackText().content(cut))));
        const QByteArray alike = box("stsz", numbersBytes({0, 1, 1'000'001}))
            + box("stsc", numbersBytes({0, 1, 1, 1'000'001, 1}))
            + box("stco", numbersBytes({0, 1, measuredAt}));
        row("more than anybody measures",
            measuredFilm(filmPlace, box("trak", TrackText().content(alike))));
        row("measurements in fragments",
            measuredFilm(filmPlace, box("trak", TrackText().content())) + box("moof", {}));
        row("more tracks than anybody has", brand + box("moov", box("trak", {}).repeated(101)));
        QTest::newRow("a boxed tail") << filmOf({}) + sized(900, "tail" + filmPlace);
    }
    /// It may be hidden anywhere: the file is not touched, and no copy is made.
    void isSaid()
    {
        QFETCH(QByteArray, film);
        const QString path = written(film);
        QVERIFY(!canBeCleanFilm(path));
        QVERIFY(!cleanFilm(path));
        QCOMPARE(contentOf(path), film);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
        QVERIFY(!cleanFilm(m_dir->filePath(u"none.mp4"_s)));
    }

    /// Boxes in boxes, as deep as a file can have them: nobody goes in.
    void depth()
    {
        QByteArray deep = box("udta", filmPlace);
        for (int i = 0; i < 1000; ++i) {
            deep = box("moov", box("trak", box("mdia", deep)));
        }
        QVERIFY(cleanFilm(written(brand + deep)));
    }

    /// Whatever is broken where, what is answered lies within the file and never over another part.
    void anyBytes()
    {
        const QByteArray told = header("mvhd", true, true)
            + box("trak",
                header("tkhd", false, true) + longBox("udta", filmPlace)
                    + box("mdia", header("mdhd", false, true)))
            + box("meta", filmPlace) + box("uuid", QByteArray(30, 'u'));
        const auto described = [&told](quint32 at) {
            const TrackText track{.sizes = {4, 5}, .chunks = {at, at + 4}};
            return told + box("trak", track.content());
        };
        const qsizetype pictures = brand.size() + 8 + described(0).size() + 8;
        const QByteArray whole = filmOf(described(quint32(pictures)));
        QRandomGenerator random(11);
        int known = 0;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray film = whole.first(random.bounded(1, int(whole.size()) + 1));
            for (int i = random.bounded(4); i > 0; --i) {
                film[random.bounded(int(film.size()))] = char(random.bounded(256));
            }
            QBuffer buffer(&film);
            QVERIFY(buffer.open(QIODevice::ReadOnly));
            const auto parts = tellingParts(buffer);
            known += parts ? 1 : 0;
            qint64 last = 0;
            for (const TellingPart &part : parts.value_or(std::vector<TellingPart>())) {
                QVERIFY(part.at >= last && part.size > 0);
                QVERIFY(part.size <= film.size() - part.at);
                QVERIFY(part.nameAt < 0 || (part.nameAt >= last && part.nameAt + 4 <= part.at));
                last = part.at + part.size;
            }
        }
        QVERIFY(known > 100 && known < 20'000);
    }

    /// A film of more than 4 GB is read where its boxes are, and nowhere else.
    void large()
    {
        const QString path = m_dir->filePath(u"large.mp4"_s);
        QFile film(path);
        QVERIFY(film.open(QIODevice::ReadWrite));
        const quint64 most = quint64(5) << 30;
        film.write(brand + numberBytes(quint32(1)) + "mdat" + numberBytes(most));
        QVERIFY(film.seek(brand.size() + qint64(most)));
        QVERIFY(film.write(box("moov", box("udta", filmPlace))) > 0 && film.flush());
        const auto parts = tellingParts(film);
        QVERIFY(parts);
        QCOMPARE(parts->size(), size_t(1));
        QCOMPARE(parts->front().at, qint64(brand.size()) + qint64(most) + 16);
        QCOMPARE(parts->front().size, filmPlace.size());
    }

private:
    QString written(const QByteArray &content) const
    {
        QFile file(m_dir->filePath(u"film.mp4"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("the disk is full");
        }
        return file.fileName();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(tst_filmmetadata)
#include "tst_filmmetadata.moc"
