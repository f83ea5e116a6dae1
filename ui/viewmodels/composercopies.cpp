// SPDX-License-Identifier: GPL-3.0-or-later

// Files of a post that is about to be deleted: its server may throw them away with it.
#include "protocol/capabilities.h"
#include "store/timeline.h"
#include "ui/viewmodels/composer.h"
#include "ui/viewmodels/copyfetch.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

bool liesThereOnly(const Attachment &one)
{
    return !one.id.isEmpty() && one.file.isEmpty();
}

/// Of a container alone nobody says whether there are pictures in it.
bool isRecording(const QString &type)
{
    return type.startsWith("video/"_L1) || type.startsWith("audio/"_L1)
        || type == "application/ogg"_L1 || type == "application/x-matroska"_L1;
}

/// A server may answer with a page (that one must sign in, say) and call that well done.
bool isCopyOf(const Attachment &copy, const Attachment &one)
{
    const QString kind = one.type.section(u'/', 0, 0);
    const bool picture = copy.type.startsWith("image/"_L1);
    if (copy.file.isEmpty()) {
        return false;
    }
    if (kind == "image"_L1) {
        return picture;
    }
    if (kind == "gifv"_L1) {
        return picture || isRecording(copy.type);
    }
    if (kind == "video"_L1 || kind == "audio"_L1) {
        return isRecording(copy.type);
    }
    return copy.type != "text/html"_L1 && copy.type != "application/xhtml+xml"_L1;
}

/// By what it looks like, for the cache keeps no ids, where nothing else looks so: servers give all
/// sounds one picture. Else by its place, where the post has as many and nobody has moved them.
/// Empty: nobody knows.
QUrl originalOf(
    const QList<Attachment> &files, qsizetype place, const std::vector<Media> &media, bool inOrder)
{
    const QString &preview = files.at(place).preview;
    const auto looksSo = [&preview](const Media &one) {
        return one.previewUrl == preview || one.url == preview;
    };
    const bool alone = !preview.isEmpty()
        && std::ranges::count(files, preview, &Attachment::preview) == 1
        && std::ranges::count_if(media, looksSo) == 1;
    if (alone) {
        return QUrl(std::ranges::find_if(media, looksSo)->url);
    }
    const bool byPlace = inOrder && media.size() == size_t(files.size());
    return byPlace ? QUrl(media[size_t(place)].url) : QUrl();
}

} // namespace

/// As many as there are files; empty where there is nothing to fetch.
QList<QUrl> Composer::originalsIn(const std::vector<Media> &media) const
{
    const QList<Attachment> files = m_posts.first()->attachments()->media();
    QList<QUrl> urls;
    for (qsizetype i = 0; i < files.size(); ++i) {
        urls << (liesThereOnly(files.at(i)) ? originalOf(files, i, media, !m_wasDraft) : QUrl());
    }
    return urls;
}

/// Its ids stay good without the post, and what lies there is the original: what a post shows of it
/// may be smaller.
bool Composer::filesOutlivePosts() const
{
    const Account *who = account();
    return who != nullptr && capabilities(m_place.servers.value(who->host)).mediaOutlivesPosts;
}

/// Before anything is deleted each file that only the server has is here, too. Whoever closes it
/// meanwhile keeps the post.
void Composer::deleteOld()
{
    m_stage = Stage::Reading;
    const bool asked = m_sure.contains(Question::NoCopies);
    ask(Question::None);
    const QList<Attachment> files = m_posts.first()->attachments()->media();
    if (asked || filesOutlivePosts() || !m_parts.fetch
        || std::ranges::none_of(files, liesThereOnly)) {
        deleteNow();
        return;
    }
    hear(m_parts.store.readCache(
             [uri = m_deletes](store::CacheTx &tx) { return store::postByUri(tx, uri); }),
        &m_parts.store, this,
        [this, turn = m_turn](const Result<std::optional<store::StoredPost>> &post) {
            if (turn == m_turn) {
                fetchCopies(
                    originalsIn(post && *post ? (*post)->post.media : std::vector<Media>()));
            }
        });
}

void Composer::fetchCopies(const QList<QUrl> &urls)
{
    auto *fetch = new CopyFetch(m_parts.fetch, m_parts.folder, this);
    connect(fetch, &CopyFetch::progress, this, [this, turn = m_turn, all = urls.size()](int place) {
        if (turn == m_turn) {
            say(Words::tr("Fetching its files before it is deleted: %1 of %2")
                    .arg(place + 1)
                    .arg(all));
        }
    });
    connect(fetch, &CopyFetch::ended, this,
        [this, fetch, turn = m_turn](const QList<Attachment> &copies) {
            fetch->deleteLater();
            if (turn == m_turn) {
                copiesFetched(copies);
            }
        });
    fetch->begin(urls);
}

/// Where the server can be asked for a file whether it has it still, its id stays good; else the
/// copy is sent.
void Composer::copiesFetched(const QList<Attachment> &copies)
{
    const Account *who = account();
    const bool tells = who != nullptr && capabilities(m_place.servers.value(who->host)).mediaLater;
    QList<Attachment> files = m_posts.first()->attachments()->media();
    for (qsizetype i = 0; i < files.size() && i < copies.size(); ++i) {
        const Attachment &copy = copies.at(i);
        if (liesThereOnly(files.at(i)) && isCopyOf(copy, files.at(i))) {
            Attachment &one = files[i];
            one.file = copy.file;
            one.name = copy.name;
            one.type = copy.type;
            one.bytes = copy.bytes;
            one.sentAt = m_parts.clock.now();
            one = tells ? one : unsent(one);
        }
    }
    m_posts.first()->attachments()->show(files);
    m_trouble.clear();
    m_without = int(std::ranges::count_if(files, liesThereOnly));
    if (m_without == 0) {
        deleteNow();
    } else {
        m_stage = Stage::Writing;
        ask(Question::NoCopies);
    }
}

/// From now on no post has them: before they go out again the server is asked for them, unless it
/// keeps them anyway.
void Composer::noteLoose()
{
    if (filesOutlivePosts()) {
        return;
    }
    QList<Attachment> files = m_posts.first()->attachments()->media();
    for (Attachment &one : files) {
        one.sentAt = liesThereOnly(one) ? m_parts.clock.now() : one.sentAt;
    }
    m_posts.first()->attachments()->show(files);
}

} // namespace asterism::ui
