// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/filmmetadata.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace asterism {

namespace {

constexpr int mostBoxes = 200'000;
constexpr qint64 shortHead = 8;
constexpr qint64 longHead = 16; ///< with a size of 64 bits
constexpr qint64 uuidSize = 16;
/// "Spherical Video V1" (google/spatial-media): that it is one all around.
constexpr QByteArrayView allAround(
    "\xff\xcc\x82\x63\xf8\x55\x4a\x93\x88\x14\x58\x7a\x02\x52\x1f\xdd", 16);

/// What lies within what, as far as that is looked at.
enum class Within { File, Movie, Track, TrackMedia, Fragment, TrackFragment };

struct Box {
    quint32 name = 0;
    qint64 at = 0;
    qint64 head = shortHead;
    qint64 end = 0;

    qint64 content() const { return at + head; }
};

constexpr quint32 named(const char (&name)[5])
{
    return quint32(quint8(name[0])) << 24 | quint32(quint8(name[1])) << 16
        | quint32(quint8(name[2])) << 8 | quint32(quint8(name[3]));
}

template <size_t N> bool isOneOf(quint32 name, const std::array<quint32, N> &names)
{
    return std::ranges::find(names, name) != names.end();
}

/// The film itself, and what leads to its parts.
constexpr std::array neededBoxes{named("ftyp"), named("styp"), named("moov"), named("moof"),
    named("mdat"), named("sidx"), named("ssix"), named("mfra"), named("pdin"), named("prft"),
    named("emsg"), named("free"), named("skip"), named("wide")};
/// Nothing is hidden in what is missing of these.
constexpr std::array cutBoxes{
    named("ftyp"), named("styp"), named("mdat"), named("free"), named("skip"), named("wide")};
constexpr std::array tellingBoxes{named("udta"), named("meta")};
constexpr std::array timedBoxes{named("mvhd"), named("tkhd"), named("mdhd")};

std::optional<Within> inside(quint32 name, Within place)
{
    using Way = std::pair<std::pair<Within, quint32>, Within>;
    static constexpr std::array ways{Way{{Within::File, named("moov")}, Within::Movie},
        Way{{Within::Movie, named("trak")}, Within::Track},
        Way{{Within::Track, named("mdia")}, Within::TrackMedia},
        Way{{Within::File, named("moof")}, Within::Fragment},
        Way{{Within::Fragment, named("traf")}, Within::TrackFragment}};
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

    std::vector<TellingPart> parts;

private:
    QByteArray bytesAt(qint64 at, qint64 size);
    std::optional<Box> boxAt(qint64 at, qint64 end, bool outermost);
    bool look(const Box &box, Within place);
    bool tells(const Box &box, Within place);
    bool isKeptUuid(const Box &box, Within place);
    void takeTimes(const Box &box);

    QIODevice &m_film;
    int m_boxes = 0;
};

/// Less where the file ends.
QByteArray FilmWalk::bytesAt(qint64 at, qint64 size)
{
    return m_film.seek(at) ? m_film.read(size) : QByteArray();
}

std::optional<Box> FilmWalk::boxAt(qint64 at, qint64 end, bool outermost)
{
    const QByteArray head = bytesAt(at, shortHead);
    if (head.size() < shortHead) {
        return {};
    }
    Box box{.name = qFromBigEndian<quint32>(head.constData() + 4), .at = at};
    quint64 size = qFromBigEndian<quint32>(head.constData());
    if (size == 1) {
        const QByteArray more = bytesAt(at + shortHead, longHead - shortHead);
        if (more.size() < longHead - shortHead) {
            return {};
        }
        box.head = longHead;
        size = qFromBigEndian<quint64>(more.constData());
    } else if (size == 0) { // to the end
        size = quint64(end - at);
    }
    const bool tooLong = size > quint64(end - at);
    if (size < quint64(box.head) || (tooLong && !(outermost && isOneOf(box.name, cutBoxes)))) {
        return {};
    }
    box.end = tooLong ? end : at + qint64(size);
    return box;
}

/// What is left behind the last box, less than another one's head, is an end that QuickTime writes.
bool FilmWalk::walk(Within place, qint64 begin, qint64 end)
{
    for (qint64 at = begin; end - at >= shortHead;) {
        const auto box = boxAt(at, end, place == Within::File);
        if (!box || ++m_boxes > mostBoxes || !look(*box, place)) {
            return false;
        }
        at = box->end;
    }
    return true;
}

bool FilmWalk::look(const Box &box, Within place)
{
    if (place == Within::Movie && box.name == named("cmov")) {
        return false; // packed
    }
    if (const auto further = inside(box.name, place)) {
        return walk(*further, box.content(), box.end);
    }
    if (tells(box, place) && box.end > box.content()) {
        parts.push_back(
            {.at = box.content(), .size = box.end - box.content(), .nameAt = box.at + 4});
    } else if (isOneOf(box.name, timedBoxes)) {
        takeTimes(box);
    }
    return true;
}

bool FilmWalk::tells(const Box &box, Within place)
{
    if (place == Within::TrackMedia) {
        return false;
    }
    if (box.name == named("uuid")) {
        return !isKeptUuid(box, place);
    }
    return isOneOf(box.name, tellingBoxes)
        || (place == Within::File && !isOneOf(box.name, neededBoxes));
}

/// In a fragment it says how to play that (Protected Interoperable File Format, 5.2, 5.3).
bool FilmWalk::isKeptUuid(const Box &box, Within place)
{
    return place == Within::Fragment || place == Within::TrackFragment
        || bytesAt(box.content(), std::min(uuidSize, box.end - box.content())) == allAround;
}

/// When it was made and changed: behind version and flags, each of 32 or 64 bits (ISO/IEC 14496-12,
/// 8.2.2, 8.3.2, 8.4.2).
void FilmWalk::takeTimes(const Box &box)
{
    const QByteArray content =
        bytesAt(box.content(), std::min<qint64>(20, box.end - box.content()));
    const qsizetype size = content.startsWith('\1') ? 16 : 8;
    if (content.size() < 4 + size) {
        return;
    }
    if (content.sliced(4, size).count('\0') < size) {
        parts.push_back({.at = box.content() + 4, .size = size});
    }
}

} // namespace

bool isBoxedFilm(QByteArrayView head)
{
    static constexpr std::array others{
        named("pnot"), named("PICT"), named("uuid"), named("meta"), named("udta")};
    if (head.size() < filmHeadSize) {
        return false;
    }
    const auto name = qFromBigEndian<quint32>(head.data() + 4);
    return isOneOf(name, neededBoxes) || isOneOf(name, others);
}

std::optional<std::vector<TellingPart>> tellingParts(QIODevice &film)
{
    FilmWalk walk(film);
    if (!walk.walk(Within::File, 0, film.size())) {
        return {};
    }
    return std::move(walk.parts);
}

} // namespace asterism
