// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cleanfilm.h"

#include "media/filmmetadata.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 pieceBytes = 1024 * 1024;

using FilmParts = std::optional<std::vector<TellingPart>>;

FilmParts partsOf(QFile &film)
{
    if (!film.open(QIODevice::ReadOnly)) {
        return {};
    }
    return isBoxedFilm(film.peek(filmHeadSize)) ? tellingParts(film) : FilmParts(std::in_place);
}

bool copyAll(QFile &from, QFile &to)
{
    if (!from.seek(0)) {
        return false;
    }
    while (!from.atEnd()) {
        const QByteArray piece = from.read(pieceBytes);
        if (piece.isEmpty() || to.write(piece) != piece.size()) {
            return false;
        }
    }
    return true;
}

bool putZeros(QFile &film, const TellingPart &part)
{
    if (part.nameAt >= 0 && !(film.seek(part.nameAt) && film.write("free") == 4)) {
        return false;
    }
    const QByteArray zeros(std::min(part.size, pieceBytes), '\0');
    bool written = film.seek(part.at);
    for (qint64 left = part.size; written && left > 0;) {
        const qint64 now = std::min<qint64>(left, zeros.size());
        written = film.write(zeros.constData(), now) == now;
        left -= now;
    }
    return written;
}

/// Beside the film, for where other such files lie may be no room for one. Empty: the disk is full.
QString copyWithout(QFile &film, const std::vector<TellingPart> &parts)
{
    const QFileInfo info(film);
    QTemporaryFile copy(info.absolutePath() + u"/asterism-XXXXXX."_s + info.suffix());
    copy.setAutoRemove(false);
    if (!copy.open()) {
        return {};
    }
    const bool whole = copyAll(film, copy)
        && std::ranges::all_of(
            parts, [&copy](const TellingPart &part) { return putZeros(copy, part); })
        && copy.flush();
    if (!whole) {
        copy.remove();
        return {};
    }
    return copy.fileName();
}

} // namespace

std::optional<CleanFilm> cleanFilm(const QString &path)
{
    QFile film(path);
    const FilmParts parts = partsOf(film);
    if (!parts) {
        return {};
    }
    return parts->empty() ? CleanFilm{.path = path} : CleanFilm{copyWithout(film, *parts), true};
}

bool canBeCleanFilm(const QString &path)
{
    QFile film(path);
    return partsOf(film).has_value();
}

} // namespace asterism
