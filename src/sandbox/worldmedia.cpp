// SPDX-License-Identifier: GPL-3.0-or-later

// What hangs on posts: pictures and polls.
#include "sandbox/world.h"

#include "sandbox/files.h"
#include "sandbox/localids.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Servers make a picture from a film; a sound has none.
Picture filePicture(const MediaFile &file, const QString &drawn)
{
    const QString path = u"/files/"_s + file.name;
    Picture picture{.file = path, .preview = drawn, .type = file.type};
    picture.durationMs = file.durationMs;
    picture.width = file.width;
    picture.height = file.height;
    if (file.type == Media::Type::Image) {
        picture.preview = path;
    } else if (file.type == Media::Type::Audio) {
        picture.preview.clear();
    }
    return picture;
}

Picture pictureOf(const DraftMedia &media, quint64 name)
{
    const MediaFile *file = mediaFile(media.file);
    const QString drawn = u"/media/%1-%2x%3.png"_s.arg(qulonglong(name), 16, 16, QChar(u'0'))
                              .arg(file ? file->width : media.width)
                              .arg(file ? file->height : media.height);
    Picture picture = file
        ? filePicture(*file, drawn)
        : Picture{.file = drawn, .preview = drawn, .width = media.width, .height = media.height};
    picture.description = media.description;
    return picture;
}

} // namespace

void World::addMedia(Note &note, const PostDraft &draft)
{
    for (const DraftMedia &media : draft.media) {
        const QString number = QString::number(note.media.size());
        Picture picture = pictureOf(media, steadyHash(note.uri + number));
        picture.key = note.uri + u"#media"_s + number;
        picture.madeAt = note.createdAt;
        note.media.push_back(picture);
        note.sensitive = note.sensitive || media.sensitive;
    }
    Citizen &author = persons[size_t(note.author)];
    for (const Picture &picture : draft.pictures.value_or(std::vector<Picture>())) {
        note.media.push_back(taken(author, note, picture));
        note.sensitive = note.sensitive || picture.sensitive;
    }
    if (draft.poll) {
        note.poll = ballotOf(note, draft);
    }
}

Ballot World::ballotOf(const Note &note, const PostDraft &draft)
{
    const qint64 from = std::max(note.createdAt, note.editedAt);
    Ballot ballot{.options = draft.poll->options,
        .votes = {},
        .multiple = draft.poll->multiple,
        .endsAt = draft.poll->lastsMs > 0 ? from + draft.poll->lastsMs : 0,
        .hideTotals = draft.poll->hideTotals};
    for (const QString &option : ballot.options) {
        ballot.votes.push_back(draft.fresh ? 0 : int(steadyHash(note.uri + option) % 40));
    }
    if (ballot.endsAt > 0) {
        m_pollEnds.push_back(ballot.endsAt);
    }
    return ballot;
}

} // namespace asterism
