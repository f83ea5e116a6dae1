// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/historypage.h"

#include "content/changes.h"
#include "ui/models/hear.h"
#include "ui/models/rowparts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(History)
};

QString marked(const Change &change)
{
    const QString text = change.text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
    switch (change.kind) {
    case Change::Kind::Added:
        return u"<b><u>"_s + text + u"</u></b>"_s;
    case Change::Kind::Removed:
        return u"<s>"_s + text + u"</s>"_s;
    case Change::Kind::Same:
        break;
    }
    return text;
}

/// `older` is null for the first version, which changes nothing.
QString styledChange(const QString *older, const QString &newer)
{
    QString styled;
    for (const Change &change : changesBetween(older == nullptr ? newer : *older, newer)) {
        styled += marked(change);
    }
    return styled;
}

QString optionsOf(const Post &post)
{
    QStringList options;
    for (const Poll::Option &option : post.poll ? post.poll->options : decltype(Poll::options)()) {
        options << u"○ "_s + option.title;
    }
    return options.join(u'\n');
}

QString wordsOf(const PostVersion &version)
{
    const QString options = optionsOf(version.post);
    return options.isEmpty() ? version.text : version.text + u"\n\n"_s + options;
}

QStringList addresses(const Post &post)
{
    QStringList all;
    for (const Media &media : post.media) {
        all << media.url;
    }
    return all;
}

QStringList descriptions(const Post &post)
{
    QStringList all;
    for (const Media &media : post.media) {
        all << media.description;
    }
    return all;
}

/// What the marked words do not tell.
QString noteOf(const PostVersion *older, const PostVersion &newer)
{
    if (older == nullptr) {
        return {};
    }
    QStringList words;
    if (addresses(older->post) != addresses(newer.post)) {
        words << Words::tr("other media");
    } else if (descriptions(older->post) != descriptions(newer.post)) {
        words << Words::tr("other media descriptions");
    }
    if (older->post.sensitive != newer.post.sensitive) {
        words << (newer.post.sensitive ? Words::tr("marked as sensitive")
                                       : Words::tr("no longer marked as sensitive"));
    }
    const bool same = wordsOf(*older) == wordsOf(newer) && older->post.warning == newer.post.warning
        && words.isEmpty();
    return same ? Words::tr("nothing that can be seen here") : words.join(u" · "_s);
}

QString titleOf(size_t at, size_t count)
{
    if (at + 1 == count) {
        return Words::tr("As it is now");
    }
    return at == 0 ? Words::tr("As it was first") : Words::tr("After edit %1").arg(at);
}

QString troubleOf(const Error &error)
{
    return error.kind == ErrorKind::NotFound
        ? Words::tr("No server that you read keeps what this post was before.")
        : sentence(error);
}

QString timeWords(qint64 at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::LongFormat);
}

} // namespace

HistoryPage::HistoryPage(QObject &lasting, Ask ask, const QString &uri, QObject *parent)
    : RowsModel({"title", "time", "warning", "text", "media", "sensitive", "note"}, parent)
    , m_lasting(lasting)
    , m_ask(std::move(ask))
    , m_uri(uri)
{
    refresh();
}

void HistoryPage::refresh()
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    Q_EMIT statusChanged();
    hear(m_ask(u"history"_s, {{u"uri"_s, m_uri}}), &m_lasting, this,
        [this](const Result<QJsonObject> &answer) {
            if (answer) {
                show(versionsFromJob(*answer));
            }
            ended(answer ? QString() : troubleOf(answer.error()));
        });
}

void HistoryPage::show(const std::vector<PostVersion> &versions)
{
    std::vector<Row> rows;
    for (size_t at = versions.size(); at-- > 0;) {
        const PostVersion &version = versions[at];
        const PostVersion *older = at == 0 ? nullptr : &versions[at - 1];
        const QString before = older == nullptr ? QString() : wordsOf(*older);
        rows.push_back({.key = QString::number(at),
            .values = {titleOf(at, versions.size()), timeWords(version.post.createdAt),
                styledChange(
                    older == nullptr ? nullptr : &older->post.warning, version.post.warning),
                styledChange(older == nullptr ? nullptr : &before, wordsOf(version)),
                QVariant(mediaOf(version.post)), version.post.sensitive, noteOf(older, version)}});
    }
    showRows(std::move(rows));
}

void HistoryPage::ended(const QString &trouble)
{
    m_busy = false;
    m_trouble = trouble;
    Q_EMIT statusChanged();
}

} // namespace asterism::ui
