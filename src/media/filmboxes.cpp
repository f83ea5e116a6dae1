// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/filmboxes.h"

#include <QtEndian>

namespace asterism {

namespace {

constexpr qint64 shortHead = 8;
constexpr qint64 longHead = 16; ///< with a size of 64 bits
constexpr int mostBoxesWithin = 1000;

} // namespace

QByteArray filmBytes(QIODevice &film, qint64 at, qint64 size)
{
    return film.seek(at) ? film.read(size) : QByteArray();
}

std::optional<FilmBox> filmBoxAt(QIODevice &film, qint64 at, qint64 end)
{
    const QByteArray head = filmBytes(film, at, shortHead);
    if (head.size() < shortHead) {
        return {};
    }
    FilmBox box{.name = qFromBigEndian<quint32>(head.constData() + 4), .at = at};
    quint64 size = qFromBigEndian<quint32>(head.constData());
    if (size == 1) {
        const QByteArray more = filmBytes(film, at + shortHead, longHead - shortHead);
        if (more.size() < longHead - shortHead) {
            return {};
        }
        box.head = longHead;
        size = qFromBigEndian<quint64>(more.constData());
    } else if (size == 0) { // to the end
        size = quint64(end - at);
    }
    if (size < quint64(box.head)) {
        return {};
    }
    box.cut = size > quint64(end - at);
    box.end = box.cut ? end : at + qint64(size);
    return box;
}

std::optional<FilmBox> boxWithin(QIODevice &film, const FilmBox &outer, quint32 name)
{
    qint64 at = outer.content();
    for (int looked = 0; looked < mostBoxesWithin && outer.end - at >= shortHead; ++looked) {
        const auto box = filmBoxAt(film, at, outer.end);
        if (!box || box->cut) {
            return {};
        }
        if (box->name == name) {
            return box;
        }
        at = box->end;
    }
    return {};
}

} // namespace asterism
