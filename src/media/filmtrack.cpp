// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/filmtrack.h"

#include <QRegularExpression>
#include <QtEndian>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr quint32 mostEntries = 1'000'000; ///< of each table
constexpr qint64 fullHead = 4; ///< version and flags of a box
constexpr size_t mostWordsLookedAt = 16;
constexpr qint64 longestWords = 1000; ///< of one of these, in bytes

constexpr std::array measuringEntries{boxName("gpmd"), boxName("fdsc"), boxName("djmd"),
    boxName("dbgi"), boxName("rtmd"), boxName("mebx"), boxName("camm")};
constexpr std::array wordyHandlers{boxName("text"), boxName("sbtl"), boxName("subt")};

/// The numbers of a table, behind version and flags.
class Numbers {
public:
    /// Nothing where the box does not have as many as it says, or too many. `count` are in front
    /// of the entries, the last of which says how many these are; `each` are in an entry.
    static std::optional<Numbers> read(
        QIODevice &film, const FilmBox &box, int count, int each, int bytes = 4);

    quint32 front(int place) const { return at(fullHead + 4 * place); }
    quint32 entries() const { return m_entries; }
    quint64 entry(quint32 row, int place = 0) const
    {
        const qint64 from = m_begin + (qint64(row) * m_each + place) * m_bytes;
        return m_bytes == 8 ? qFromBigEndian<quint64>(m_table.constData() + from) : at(from);
    }

private:
    quint32 at(qint64 from) const { return qFromBigEndian<quint32>(m_table.constData() + from); }

    QByteArray m_table;
    quint32 m_entries = 0;
    qint64 m_begin = 0;
    int m_each = 1;
    int m_bytes = 4;
};

std::optional<Numbers> Numbers::read(
    QIODevice &film, const FilmBox &box, int count, int each, int bytes)
{
    Numbers numbers;
    numbers.m_begin = fullHead + 4 * count;
    numbers.m_each = each;
    numbers.m_bytes = bytes;
    numbers.m_table = filmBytes(film, box.content(), numbers.m_begin);
    if (numbers.m_table.size() < numbers.m_begin) {
        return {};
    }
    numbers.m_entries = numbers.front(count - 1);
    const qint64 size = numbers.m_begin + qint64(numbers.m_entries) * each * bytes;
    if (numbers.m_entries > mostEntries || size > box.end - box.content()) {
        return {};
    }
    numbers.m_table = filmBytes(film, box.content(), size);
    return numbers.m_table.size() == size ? std::optional(numbers) : std::nullopt;
}

/// How long each sample is (8.7.3.2).
class SampleSizes {
public:
    static std::optional<SampleSizes> read(QIODevice &film, const FilmBox &table)
    {
        const auto box = boxWithin(film, table, boxName("stsz"));
        if (!box) {
            return {};
        }
        // Those of one size have no table.
        const QByteArray head = filmBytes(film, box->content() + fullHead, 8);
        if (head.size() < 8) {
            return {};
        }
        SampleSizes sizes;
        sizes.m_all = qFromBigEndian<quint32>(head.constData());
        sizes.m_count = qFromBigEndian<quint32>(head.constData() + 4);
        if (sizes.m_all == 0) {
            sizes.m_each = Numbers::read(film, *box, 2, 1);
        }
        const bool fine = sizes.m_all > 0 ? sizes.m_count <= mostEntries : sizes.m_each.has_value();
        return fine ? std::optional(sizes) : std::nullopt;
    }

    quint32 count() const { return m_count; }
    qint64 of(quint32 sample) const
    {
        return m_all > 0 ? qint64(m_all) : qint64(m_each->entry(sample));
    }

private:
    quint32 m_all = 0; ///< 0: they differ
    quint32 m_count = 0;
    std::optional<Numbers> m_each;
};

/// Where each chunk of samples begins (8.7.5).
std::optional<Numbers> chunksIn(QIODevice &film, const FilmBox &table)
{
    if (const auto box = boxWithin(film, table, boxName("stco"))) {
        return Numbers::read(film, *box, 1, 1);
    }
    const auto box = boxWithin(film, table, boxName("co64"));
    return box ? Numbers::read(film, *box, 1, 1, 8) : std::nullopt;
}

/// One that begins nowhere in a file has no place in it.
bool push(std::vector<FilmRange> &all, quint64 at, qint64 size)
{
    if (at > quint64(1) << 62) {
        return false;
    }
    if (size > 0) {
        all.push_back({qint64(at), size});
    }
    return true;
}

/// Sample by sample: each chunk has as many as the last entry that begins at or before it says
/// (8.7.4). Every sample must have its place.
std::optional<std::vector<FilmRange>> samplesIn(QIODevice &film, const FilmBox &table)
{
    const auto sizes = SampleSizes::read(film, table);
    const auto chunks = chunksIn(film, table);
    const auto box = boxWithin(film, table, boxName("stsc"));
    const auto runs = box ? Numbers::read(film, *box, 1, 3) : std::nullopt;
    if (!sizes || !chunks || !runs) {
        return {};
    }
    std::vector<FilmRange> samples;
    quint32 sample = 0;
    quint32 run = 0;
    for (quint32 chunk = 0; chunk < chunks->entries() && sample < sizes->count(); ++chunk) {
        while (run + 1 < runs->entries() && runs->entry(run + 1) <= quint64(chunk) + 1) {
            ++run;
        }
        const quint64 many = run < runs->entries() ? runs->entry(run, 1) : 0;
        quint64 at = chunks->entry(chunk);
        for (quint64 i = 0; i < many && sample < sizes->count(); ++i, ++sample) {
            if (!push(samples, at, sizes->of(sample))) {
                return {};
            }
            at += quint64(sizes->of(sample));
        }
    }
    return sample == sizes->count() ? std::optional(std::move(samples)) : std::nullopt;
}

/// What kind of media it has: behind version, flags and four bytes of old (8.4.3).
quint32 handlerOf(QIODevice &film, const FilmBox &media)
{
    const auto box = boxWithin(film, media, boxName("hdlr"));
    const QByteArray bytes = box && box->end - box->content() >= 12
        ? filmBytes(film, box->content() + fullHead + 4, 4)
        : QByteArray();
    return bytes.size() == 4 ? qFromBigEndian<quint32>(bytes.constData()) : 0;
}

/// What its samples are called: behind version, flags and how many kinds there are (8.5.2).
bool isMeasuring(QIODevice &film, const FilmBox &table)
{
    const auto box = boxWithin(film, table, boxName("stsd"));
    if (!box || box->end - box->content() < fullHead + 4) {
        return false;
    }
    const FilmBox kinds{.at = box->content(), .head = fullHead + 4, .end = box->end};
    return std::ranges::any_of(
        measuringEntries, [&](quint32 name) { return boxWithin(film, kinds, name).has_value(); });
}

/// Words, and places among them: a name alone may be of a subtitle ("Home: …"). Two bytes of length
/// are in front of a sample's words (3GPP TS 26.245), which may look like letters.
bool tellsPlaces(QIODevice &film, const std::vector<FilmRange> &samples)
{
    static const QRegularExpression place(
        u"(\\A..|\\b)(gps|home|latitude|longt?itude)\\s*[(:\\[]\\W{0,4}([EWNS]\\W{0,4})?\\d"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    for (size_t i = 0; i < samples.size() && i < mostWordsLookedAt; ++i) {
        const QByteArray words =
            filmBytes(film, samples[i].at, std::min(samples[i].size, longestWords));
        if (place.match(QString::fromLatin1(words)).hasMatch()) {
            return true;
        }
    }
    return false;
}

} // namespace

MeasuredTrack measuredTrack(QIODevice &film, const FilmBox &track)
{
    const auto media = boxWithin(film, track, boxName("mdia"));
    const quint32 handler = media ? handlerOf(film, *media) : 0;
    const auto information = media ? boxWithin(film, *media, boxName("minf")) : std::nullopt;
    const auto table = information ? boxWithin(film, *information, boxName("stbl")) : std::nullopt;
    const bool measures = handler == boxName("meta") || (table && isMeasuring(film, *table));
    if (!measures && !(table && isBoxOf(handler, wordyHandlers))) {
        return {};
    }
    MeasuredTrack found{.measures = measures};
    found.samples = table ? samplesIn(film, *table) : std::nullopt;
    found.measures = measures || (found.samples && tellsPlaces(film, *found.samples));
    return found;
}

} // namespace asterism
