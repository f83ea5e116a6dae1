// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/attachmentsmodel.h"

#include "base/inback.h"
#include "content/postlength.h"
#include "media/cleanfilm.h"
#include "pictures/picturefitter.h"
#include "sync/attachmentfiles.h"
#include "ui/images/imageurl.h"
#include "ui/models/hear.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QMimeDatabase>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Attachments)
};

constexpr int pictureRadius = 12;

bool isPicture(const Attachment &one)
{
    return one.type.startsWith("image/"_L1);
}

/// What could never go is not taken at all. Blocks.
Result<Attachment> measured(const QString &dataFolder, Result<Attachment> taken)
{
    const QString path = taken ? attachmentPath(dataFolder, taken->file) : QString();
    if (taken && isPicture(*taken)) {
        taken->size = shownSize(path);
        taken->moves = isMoving(path);
    } else if (taken && !canBeCleanFilm(path)) {
        QFile::remove(path);
        return Error{.kind = ErrorKind::Usage,
            .subject = taken->name,
            .detail = Words::tr(
                "it is damaged, so that what it tells of where it was made cannot be removed")};
    }
    return taken;
}

/// Of files that were copied some other time.
struct KeptFiles {
    QStringList unreadable;
    QStringList moving;
};

/// What is not there is said when it is to go. Blocks.
KeptFiles measuredKept(const QString &dataFolder, const QStringList &files)
{
    KeptFiles found;
    for (const QString &file : files) {
        const QString path = attachmentPath(dataFolder, file);
        if (!QFileInfo(path).isFile()) {
            continue;
        }
        if (shownSize(path).isEmpty()) {
            found.unreadable << file;
        } else if (isMoving(path)) {
            found.moving << file;
        }
    }
    return found;
}

Result<Attachment> takenPicture(const QString &dataFolder, const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!picture.save(&buffer, "PNG")) {
        return Error{.kind = ErrorKind::Usage,
            .detail = Words::tr("The picture in the clipboard cannot be read.")};
    }
    return measured(
        dataFolder, takeBytes(dataFolder, bytes, Words::tr("Pasted picture") + u".png"_s));
}

QList<QUrl> filesIn(const QMimeData &data)
{
    QList<QUrl> files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile()) {
            files << url;
        }
    }
    return files;
}

bool isLoneAddress(const QString &text)
{
    static const QRegularExpression address(
        u"^(?:https?://|data:)\\S+$"_s, QRegularExpression::CaseInsensitiveOption);
    return address.match(text.trimmed()).hasMatch();
}

bool isLonePicture(QString html)
{
    static const QRegularExpression around(
        u"<!--[^>]*-->|<!doctype[^>]*>|</?(?:html|head|body|meta)\\b[^>]*>"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression picture(
        u"^<img\\b[^>]*>$"_s, QRegularExpression::CaseInsensitiveOption);
    return picture.match(html.remove(around).trimmed()).hasMatch();
}

/// A browser puts the address of a picture beside it, a table program a picture of its cells beside
/// their words.
bool holdsPicture(const QMimeData &data)
{
    if (!data.hasImage() || !data.hasText()) {
        return data.hasImage();
    }
    const QString html = data.html();
    return !html.contains("<table"_L1, Qt::CaseInsensitive)
        && (isLoneAddress(data.text()) || isLonePicture(html));
}

QString kindOf(const Attachment &one)
{
    return one.type.section(u'/', 0, 0);
}

QString picturePlace(const Attachment &one, imageUrl::Fit fit, QPointF focus)
{
    if (kindOf(one) != u"image" && one.preview.isEmpty()) {
        return {};
    }
    const QUrl url = one.file.isEmpty() ? imageUrl::picture(one.preview, fit, pictureRadius, focus)
                                        : imageUrl::attachment(one.file, fit, pictureRadius, focus);
    return kindOf(one) == u"image" || one.file.isEmpty() ? url.toString() : QString();
}

} // namespace

AttachmentsModel::AttachmentsModel(QString dataFolder, QObject *parent)
    : RowsModel({"name", "type", "preview", "whole", "description", "descriptionRoom", "focusX",
                    "focusY", "trouble", "busy"},
        parent)
    , m_dataFolder(std::move(dataFolder))
{
}

void AttachmentsModel::addFiles(const QList<QUrl> &urls)
{
    say({});
    for (const QUrl &url : urls) {
        const QString path = url.toLocalFile();
        if (path.isEmpty()) {
            say(Words::tr("Only files of this computer can be attached."));
        } else if (hasRoom()) {
            copy(QFileInfo(path).fileName(),
                [folder = m_dataFolder, path] { return measured(folder, takeFile(folder, path)); });
        }
    }
}

bool AttachmentsModel::canPaste() const
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return data != nullptr && (!filesIn(*data).isEmpty() || holdsPicture(*data));
}

bool AttachmentsModel::paste()
{
    if (!canPaste()) {
        return false;
    }
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (const QList<QUrl> files = filesIn(*data); !files.isEmpty()) {
        addFiles(files);
        return true;
    }
    say({});
    const auto picture = data->imageData().value<QImage>();
    if (hasRoom()) {
        copy(Words::tr("Pasted picture"),
            [folder = m_dataFolder, picture] { return takenPicture(folder, picture); });
    }
    return true;
}

bool AttachmentsModel::hasRoom()
{
    const bool room = m_media.size() + m_coming.size() < m_most;
    if (!room) {
        say(Words::tr("No more than %n files can go with it.", nullptr, m_most));
    }
    return room;
}

template <typename Take> void AttachmentsModel::copy(const QString &name, Take take)
{
    const QString key = QString::number(++m_made);
    m_coming.append({.key = key, .name = name, .taken = {}});
    hear(inBack(take), QCoreApplication::instance(), this,
        [this, key](const Result<Attachment> &taken) { copied(key, taken); });
    showAll();
    Q_EMIT busyChanged();
}

void AttachmentsModel::copied(const QString &key, const Result<Attachment> &taken)
{
    const auto found = std::ranges::find(m_coming, key, &Coming::key);
    if (found == m_coming.end()) {
        return; // the user went on to something else
    }
    if (taken) {
        found->taken = *taken;
    } else {
        say(sentence(taken.error()));
        m_coming.erase(found);
    }
    letIn();
}

/// In the order in which they were added, however long each took.
void AttachmentsModel::letIn()
{
    bool any = false;
    while (!m_coming.isEmpty() && m_coming.first().taken) {
        const Coming first = m_coming.takeFirst();
        if (isPicture(*first.taken) && first.taken->size.isEmpty()) {
            m_unreadable.insert(first.taken->file);
        }
        m_media.append(*first.taken);
        m_keys.append(first.key);
        any = true;
    }
    showAll();
    Q_EMIT busyChanged();
    if (any) {
        Q_EMIT changed();
    }
}

void AttachmentsModel::take(int place)
{
    if (has(place)) {
        const Attachment taken = m_media.takeAt(place);
        m_keys.removeAt(place);
        say({});
        if (!taken.description.isEmpty()) {
            keepTaken(taken, place);
        }
        edited();
    }
}

/// What only the server has may have no name.
QString AttachmentsModel::takenNote() const
{
    if (!m_taken) {
        return {};
    }
    return m_taken->name.isEmpty()
        ? Words::tr("A file was taken away, with its description.")
        : Words::tr("%1 was taken away, with its description.").replace(u"%1"_s, m_taken->name);
}

int AttachmentsModel::putBack()
{
    if (!m_taken) {
        return -1;
    }
    const int place = std::min(m_takenFrom, int(m_media.size()));
    m_media.insert(place, *m_taken);
    m_keys.insert(place, QString::number(++m_made));
    keepTaken({}, 0);
    edited();
    return place;
}

void AttachmentsModel::keepTaken(const std::optional<Attachment> &taken, int place)
{
    m_takenFrom = place;
    if (m_taken != taken) {
        m_taken = taken;
        Q_EMIT takenChanged();
    }
}

void AttachmentsModel::move(int from, int to)
{
    if (has(from) && has(to) && from != to) {
        m_media.move(from, to);
        m_keys.move(from, to);
        edited();
    }
}

void AttachmentsModel::setDescription(int place, const QString &text)
{
    if (text.size() > longestFileDescription) {
        say(Words::tr("Nobody takes descriptions of more than %n characters.", nullptr,
            int(longestFileDescription)));
        return;
    }
    if (has(place) && m_media.at(place).description != text) {
        m_media[place].description = text;
        m_media[place].changed = !m_media.at(place).id.isEmpty();
        edited();
    }
}

void AttachmentsModel::setFocus(int place, double x, double y)
{
    const QPointF focus(std::clamp(x, -1.0, 1.0), std::clamp(y, -1.0, 1.0));
    if (has(place) && m_media.at(place).focus != focus) {
        m_media[place].focus = focus;
        m_media[place].changed = !m_media.at(place).id.isEmpty();
        edited();
    }
}

void AttachmentsModel::show(const QList<Attachment> &media)
{
    const bool wasBusy = isBusy();
    m_coming.clear();
    say({});
    keepTaken({}, 0);
    if (media != m_media) {
        m_media = media;
        m_keys.clear();
    }
    showAll();
    if (wasBusy) {
        Q_EMIT busyChanged();
    }
    measureKept();
}

/// Of what was attached in another run, or by the terminal program, nobody has said whether it can
/// be read, and whether it moves.
void AttachmentsModel::measureKept()
{
    QStringList files;
    for (const Attachment &one : m_media) {
        if (isPicture(one) && one.size.isEmpty() && !one.file.isEmpty()) {
            files << one.file;
        }
    }
    if (files.isEmpty()) {
        return;
    }
    const auto measure = [folder = m_dataFolder, files]() -> Result<KeptFiles> {
        return measuredKept(folder, files);
    };
    hear(inBack(measure), QCoreApplication::instance(), this,
        [this](const Result<KeptFiles> &found) {
            if (found) {
                noteKept(found->unreadable, found->moving);
            }
        });
}

void AttachmentsModel::noteKept(const QStringList &unreadable, const QStringList &moving)
{
    if (unreadable.isEmpty() && moving.isEmpty()) {
        return;
    }
    m_unreadable.unite(QSet<QString>(unreadable.begin(), unreadable.end()));
    for (Attachment &one : m_media) {
        one.moves = one.moves || moving.contains(one.file);
    }
    showAll();
    Q_EMIT troubleChanged();
}

QString AttachmentsModel::trouble() const
{
    for (int i = 0; i < m_media.size(); ++i) {
        if (const QString why = troubleOf(i); !why.isEmpty()) {
            const QString &name = m_media.at(i).name;
            return name.isEmpty() ? why : name + u": "_s + why;
        }
    }
    return {};
}

void AttachmentsModel::setPosters(const std::vector<Poster> &posters, int most)
{
    m_posters = posters;
    m_most = most;
    showAll();
}

QString AttachmentsModel::troubleOf(int place) const
{
    const Attachment &one = m_media.at(place);
    if (place >= m_most) {
        return Words::tr("There are more files than can go with it.");
    }
    return m_unreadable.contains(one.file)
        ? Words::tr("The picture cannot be read here. Save it as JPEG or PNG.")
        : whyNotFile(one, m_posters);
}

RowsModel::Row AttachmentsModel::rowOf(int place) const
{
    const Attachment &one = m_media.at(place);
    const int room = longestDescriptionOf(m_posters) - descriptionLength(one.description);
    return {m_keys.at(place),
        {one.name, kindOf(one), picturePlace(one, imageUrl::Fit::Fill, one.focus),
            picturePlace(one, imageUrl::Fit::Whole, {}), one.description, room, one.focus.x(),
            one.focus.y(), troubleOf(place), false}};
}

void AttachmentsModel::showAll()
{
    while (m_keys.size() < m_media.size()) {
        m_keys << QString::number(++m_made);
    }
    std::vector<Row> rows;
    for (int i = 0; i < m_media.size(); ++i) {
        rows.push_back(rowOf(i));
    }
    for (const Coming &one : m_coming) {
        rows.push_back({one.key,
            {one.name, QString(), QString(), QString(), QString(), 0, 0.0, 0.0, QString(), true}});
    }
    showRows(std::move(rows));
}

void AttachmentsModel::edited()
{
    showAll();
    Q_EMIT changed();
}

void AttachmentsModel::say(const QString &problem)
{
    if (m_problem != problem) {
        m_problem = problem;
        Q_EMIT problemChanged();
    }
}

} // namespace asterism::ui
