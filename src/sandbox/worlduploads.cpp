// SPDX-License-Identifier: GPL-3.0-or-later

// Files that people sent to their servers, and what becomes of them.
#include "sandbox/world.h"

#include "base/clock.h"
#include "sandbox/localids.h"
#include "sandbox/uploadkind.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr size_t mostLoose = 200;

QString contentHash(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
}

} // namespace

bool World::hasDrive(const Citizen &person) const
{
    return person.site >= 0 && sites[size_t(person.site)].software == u"misskey"_s;
}

Picture World::upload(int who, Picture picture, const QByteArray &bytes, const UploadKind &kind)
{
    changed();
    Citizen &person = persons[size_t(who)];
    picture.type = kind.type;
    picture.width = kind.width;
    picture.height = kind.height;
    if (kind.type == Media::Type::Video && kind.width == 0) {
        picture.width = 640; // of a film that does not tell it where we look
        picture.height = 360;
    }
    picture.file = uploads.keep(bytes, kind.mime, kind.suffix);
    picture.md5 = contentHash(bytes);
    picture.bytes = bytes.size();
    picture.looseSince = picture.madeAt;
    picture.key = person.site >= 0 && sites[size_t(person.site)].software == u"snac"_s
        ? picture.file.section(u'/', -1) // is its id there
        : u"%1/upload/%2"_s.arg(person.actor).arg(++m_count);
    if (kind.type == Media::Type::Video) {
        picture.preview = u"/media/%1-%2x%3.png"_s.arg(picture.md5.left(16))
                              .arg(picture.width)
                              .arg(picture.height);
    } else if (kind.type == Media::Type::Image) {
        picture.preview = picture.file;
    }
    keepLoose(person, picture);
    return picture;
}

void World::keepLoose(Citizen &person, const Picture &picture)
{
    auto &loose = person.loosePictures;
    if (std::ranges::find(loose, picture.key, &Picture::key) != loose.end()) {
        return;
    }
    loose.push_back(picture);
    if (loose.size() > mostLoose) {
        if (loose.front().looseSince > 0) {
            uploads.forget(loose.front().file);
        }
        loose.erase(loose.begin());
    }
}

/// As it hangs on that note.
Picture World::taken(Citizen &author, const Note &note, Picture picture) const
{
    if (!hasDrive(author)) {
        std::erase_if(
            author.loosePictures, [&](const Picture &other) { return other.key == picture.key; });
    }
    picture.looseSince = 0;
    const bool snac = sites[size_t(author.site)].software == u"snac"_s;
    if (snac && !picture.key.contains(u"#media"_s)) { // has another name there than before
        picture.key = note.uri + u"#media"_s + QString::number(note.media.size());
        picture.madeAt = note.createdAt;
    }
    return picture;
}

void World::tidyUploads(qint64 now)
{
    for (Citizen &person : persons) {
        if (person.loosePictures.empty() || hasDrive(person)) {
            continue;
        }
        std::erase_if(person.loosePictures, [&](const Picture &picture) {
            const bool over = picture.looseSince > 0 && now - picture.looseSince >= dayMs;
            if (over) {
                uploads.forget(picture.file);
            }
            return over;
        });
    }
}

bool World::changePicture(int who, const QString &key, const std::function<void(Picture &)> &change)
{
    bool any = false;
    const auto changeIn = [&](std::vector<Picture> &pictures) {
        for (Picture &picture : pictures) {
            if (picture.key == key) {
                change(picture);
                any = true;
            }
        }
    };
    changeIn(persons[size_t(who)].loosePictures);
    for (auto &[uri, note] : m_notes) {
        if (note.author == who) {
            changeIn(note.media);
        }
    }
    changed();
    return any;
}

bool World::forgetPicture(int who, const QString &key)
{
    changed();
    Citizen &person = persons[size_t(who)];
    const auto isIt = [&](const Picture &picture) { return picture.key == key; };
    const auto found = std::ranges::find_if(person.loosePictures, isIt);
    if (found == person.loosePictures.end()) {
        return false;
    }
    uploads.forget(found->file);
    person.loosePictures.erase(found);
    for (auto &[uri, note] : m_notes) {
        if (hasDrive(person) && note.author == who) {
            std::erase_if(note.media, isIt);
        }
    }
    return true;
}

} // namespace asterism
