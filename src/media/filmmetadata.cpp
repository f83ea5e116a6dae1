// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/filmmetadata.h"

#include "media/filmtrack.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace asterism {

namespace {

constexpr int mostBoxes = 200'000;
constexpr int mostTracks = 100;
constexpr size_t mostSamples = 1'000'000; ///< of measurements, of all tracks
constexpr qint64 shortestBox = 8;
constexpr qint64 uuidSize = 16;
/// "Spherical Video V1" (google/spatial-media): that it is one all around.
constexpr QByteArrayView allAround(
    "\xff\xcc\x82\x63\xf8\x55\x4a\x93\x88\x14\x58\x7a\x02\x52\x1f\xdd", 16);

/// What lies within what, as far as that is looked at.
enum class Within { File, Movie, Track, TrackMedia, Fragment, TrackFragment };

/// The film itself, and what leads to its parts.
constexpr std::array neededBoxes{boxName("ftyp"), boxName("styp"), boxName("moov"), boxName("moof"),
    boxName("mdat"), boxName("sidx"), boxName("ssix"), boxName("mfra"), boxName("pdin"),
    boxName("prft"), boxName("emsg"), boxName("free"), boxName("skip"), boxName("wide")};
/// Nothing is hidden in what is missing of these.
constexpr std::array cutBoxes{boxName("ftyp"), boxName("styp"), boxName("mdat"), boxName("free"),
    boxName("skip"), boxName("wide")};
constexpr std::array tellingBoxes{boxName("udta"), boxName("meta")};
constexpr std::array timedBoxes{boxName("mvhd"), boxName("tkhd"), boxName("mdhd")};

std::optional<Within> inside(quint32 name, Within place)
{
    using Way = std::pair<std::pair<Within, quint32>, Within>;
    static constexpr std::array ways{Way{{Within::File, boxName("moov")}, Within::Movie},
        Way{{Within::Track, boxName("mdia")}, Within::TrackMedia},
        Way{{Within::File, boxName("moof")}, Within::Fragment},
        Way{{Within::Fragment, boxName("traf")}, Within::TrackFragment}};
    const auto found = std::ranges::find(ways, std::pair(place, name), &Way::first);
    return found == ways.end() ? std::nullopt : std::optional(found->second);
}

/// One walk through a file. Places only ever lead further down, so that it ends.
class FilmWalk {
public:
    explicit FilmWalk(QIODevice &film)
        : m_film(film)
    {
    }

    bool walk(Within place, qint64 begin, qint64 end);
    /// Measurements lie among pictures and sound: they come between the other parts. False: some
    /// may lie where nobody knows.
    bool addSamples();

    std::vector<TellingPart> parts;

private:
    bool look(const FilmBox &box, Within place);
    bool tells(const FilmBox &box, Within place);
    bool isKeptUuid(const FilmBox &box, Within place);
    bool takeTrack(const FilmBox &box);
    void takeTimes(const FilmBox &box);
    bool isAmongPictures(const FilmRange &samples) const;

    QIODevice &m_film;
    int m_boxes = 0;
    int m_tracks = 0;
    std::vector<FilmBox> m_pictures; ///< "mdat", in their order
    std::vector<FilmRange> m_samples; ///< of measurements
    bool m_fragments = false;
    bool m_measures = false;
};

/// What is left behind the last box, less than another one's head, is an end that QuickTime writes.
bool FilmWalk::walk(Within place, qint64 begin, qint64 end)
{
    for (qint64 at = begin; end - at >= shortestBox;) {
        const auto box = filmBoxAt(m_film, at, end);
        const bool whole =
            box && (!box->cut || (place == Within::File && isBoxOf(box->name, cutBoxes)));
        if (!whole || ++m_boxes > mostBoxes || !look(*box, place)) {
            return false;
        }
        at = box->end;
    }
    return true;
}

bool FilmWalk::look(const FilmBox &box, Within place)
{
    if (place == Within::Movie && box.name == boxName("cmov")) {
        return false; // packed
    }
    if (place == Within::File) {
        m_fragments = m_fragments || box.name == boxName("moof");
        if (box.name == boxName("mdat")) {
            m_pictures.push_back(box);
        }
    } else if (place == Within::Movie && box.name == boxName("trak")) {
        return takeTrack(box);
    }
    if (const auto further = inside(box.name, place)) {
        return walk(*further, box.content(), box.end);
    }
    if (tells(box, place) && box.end > box.content()) {
        parts.push_back(
            {.at = box.content(), .size = box.end - box.content(), .nameAt = box.at + 4});
    } else if (isBoxOf(box.name, timedBoxes)) {
        takeTimes(box);
    }
    return true;
}

bool FilmWalk::takeTrack(const FilmBox &box)
{
    if (++m_tracks > mostTracks) {
        return false;
    }
    const MeasuredTrack track = measuredTrack(m_film, box);
    if (!track.measures) {
        return walk(Within::Track, box.content(), box.end);
    }
    m_measures = true;
    if (!track.samples || m_samples.size() + track.samples->size() > mostSamples) {
        return false;
    }
    m_samples.insert(m_samples.end(), track.samples->begin(), track.samples->end());
    parts.push_back({.at = box.content(), .size = box.end - box.content(), .nameAt = box.at + 4});
    return true;
}

bool FilmWalk::tells(const FilmBox &box, Within place)
{
    if (place == Within::TrackMedia) {
        return false;
    }
    if (box.name == boxName("uuid")) {
        return !isKeptUuid(box, place);
    }
    return isBoxOf(box.name, tellingBoxes)
        || (place == Within::File && !isBoxOf(box.name, neededBoxes));
}

/// In a fragment it says how to play that (Protected Interoperable File Format, 5.2, 5.3).
bool FilmWalk::isKeptUuid(const FilmBox &box, Within place)
{
    return place == Within::Fragment || place == Within::TrackFragment
        || filmBytes(m_film, box.content(), std::min(uuidSize, box.end - box.content()))
        == allAround;
}

/// When it was made and changed: behind version and flags, each of 32 or 64 bits (ISO/IEC 14496-12,
/// 8.2.2, 8.3.2, 8.4.2).
void FilmWalk::takeTimes(const FilmBox &box)
{
    const QByteArray content =
        filmBytes(m_film, box.content(), std::min<qint64>(20, box.end - box.content()));
    const qsizetype size = content.startsWith('\1') ? 16 : 8;
    if (content.size() < 4 + size) {
        return;
    }
    if (content.sliced(4, size).count('\0') < size) {
        parts.push_back({.at = box.content() + 4, .size = size});
    }
}

bool FilmWalk::isAmongPictures(const FilmRange &samples) const
{
    const auto behind = std::ranges::upper_bound(m_pictures, samples.at, {}, &FilmBox::at);
    if (behind == m_pictures.begin()) {
        return false;
    }
    const FilmBox &box = *(behind - 1);
    return samples.at >= box.content() && samples.size <= box.end - samples.at;
}

/// Of fragments nobody has looked for theirs.
bool FilmWalk::addSamples()
{
    if (m_measures && m_fragments) {
        return false;
    }
    std::ranges::sort(m_samples, {}, &FilmRange::at);
    const qint64 end = m_film.size();
    std::vector<FilmRange> joined;
    for (FilmRange samples : m_samples) {
        samples.size = std::min(samples.size, end - samples.at); // of a film cut off
        if (samples.size <= 0) {
            continue;
        }
        if (!isAmongPictures(samples)) {
            return false;
        }
        if (!joined.empty() && samples.at <= joined.back().at + joined.back().size) {
            FilmRange &last = joined.back();
            last.size = std::max(last.size, samples.at + samples.size - last.at);
        } else {
            joined.push_back(samples);
        }
    }
    for (const FilmRange &samples : joined) {
        parts.push_back({.at = samples.at, .size = samples.size});
    }
    std::ranges::sort(parts, {}, &TellingPart::at);
    return true;
}

} // namespace

bool isBoxedFilm(QByteArrayView head)
{
    static constexpr std::array others{
        boxName("pnot"), boxName("PICT"), boxName("uuid"), boxName("meta"), boxName("udta")};
    if (head.size() < filmHeadSize) {
        return false;
    }
    const auto name = qFromBigEndian<quint32>(head.data() + 4);
    return isBoxOf(name, neededBoxes) || isBoxOf(name, others);
}

std::optional<std::vector<TellingPart>> tellingParts(QIODevice &film)
{
    FilmWalk walk(film);
    if (!walk.walk(Within::File, 0, film.size()) || !walk.addSamples()) {
        return {};
    }
    return std::move(walk.parts);
}

} // namespace asterism
