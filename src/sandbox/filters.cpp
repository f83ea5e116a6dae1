// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/filters, /api/v2/filters and what they say about posts
// (tests/fixtures/*/filters_v*.json)
#include "sandbox/api.h"

#include "base/clock.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString idOf(size_t filter, size_t keyword = 0)
{
    return QString::number(1000 + 100 * filter + keyword);
}

QString searched(const Note &note)
{
    QStringList parts{note.cw, note.text};
    parts << (note.poll ? note.poll->options : QStringList());
    for (const Picture &picture : note.media) {
        parts << picture.description;
    }
    return parts.join(u'\n');
}

/// Mastodon's own way: a boundary where the keyword's end is a word's.
bool isFound(const QString &keyword, bool wholeWord, const QString &text)
{
    const QRegularExpression wordAtStart(
        u"\\A\\w"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpression wordAtEnd(u"\\w\\z"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString pattern = QRegularExpression::escape(keyword);
    if (wholeWord && wordAtStart.match(keyword).hasMatch()) {
        pattern.prepend(u"\\b"_s);
    }
    if (wholeWord && wordAtEnd.match(keyword).hasMatch()) {
        pattern += u"\\b"_s;
    }
    return QRegularExpression(pattern,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption)
        .match(text)
        .hasMatch();
}

QJsonObject headJson(const DraftFilter &filter, size_t index)
{
    return {{u"id"_s, idOf(index)}, {u"title"_s, filter.title},
        {u"context"_s, QJsonArray::fromStringList(filter.contexts)},
        {u"expires_at"_s, entities::timeOrNull(filter.expiresAt)},
        {u"filter_action"_s, filter.action}};
}

QJsonObject filterJson(const Call &call, const DraftFilter &filter, size_t index)
{
    QJsonObject json = headJson(filter, index);
    QJsonArray keywords;
    for (qsizetype i = 0; i < filter.keywords.size(); ++i) {
        keywords.append(QJsonObject{{u"id"_s, idOf(index, size_t(i) + 1)},
            {u"keyword"_s, filter.keywords[i]}, {u"whole_word"_s, filter.wholeWord}});
    }
    QJsonArray statuses;
    for (const QString &uri : filter.posts) {
        if (const Copy *copy = call.world.copyOf(call.site, uri)) {
            statuses.append(QJsonObject{{u"id"_s, copy->id}, {u"status_id"_s, copy->id}});
        }
    }
    json.insert(u"keywords"_s, keywords);
    json.insert(u"statuses"_s, statuses);
    return json;
}

void addPhrases(const DraftFilter &filter, size_t index, QJsonArray &all)
{
    for (qsizetype i = 0; i < filter.keywords.size(); ++i) {
        all.append(
            QJsonObject{{u"id"_s, idOf(index, size_t(i) + 1)}, {u"phrase"_s, filter.keywords[i]},
                {u"context"_s, QJsonArray::fromStringList(filter.contexts)},
                {u"whole_word"_s, filter.wholeWord},
                {u"expires_at"_s, entities::timeOrNull(filter.expiresAt)},
                {u"irreversible"_s, filter.action == u"hide"_s}});
    }
}

bool isExpired(const DraftFilter &filter, qint64 now)
{
    return filter.expiresAt > 0 && filter.expiresAt <= now;
}

} // namespace

QJsonArray entities::filteredJson(const View &view, const Note &note)
{
    QJsonArray all;
    if (view.viewer < 0 || note.author == view.viewer || !view.person(view.viewer).marksFiltered) {
        return all;
    }
    const auto &filters = view.person(view.viewer).filters;
    for (size_t i = 0; i < filters.size(); ++i) {
        QJsonArray words;
        for (const QString &keyword : filters[i].keywords) {
            if (isFound(keyword, filters[i].wholeWord, searched(note))) {
                words.append(keyword);
            }
        }
        const bool named = filters[i].posts.contains(note.uri);
        if (!isExpired(filters[i], view.now) && (named || !words.isEmpty())) {
            all.append(QJsonObject{{u"filter"_s, headJson(filters[i], i)},
                {u"keyword_matches"_s, words}, {u"status_matches"_s, QJsonArray()}});
        }
    }
    return all;
}

HttpResponse filters(const Call &call, int version)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    QJsonArray all;
    const auto &kept = call.world.persons[size_t(call.viewer)].filters;
    for (size_t i = 0; i < kept.size() && !call.is("snac"_L1); ++i) {
        if (version == 2) {
            all.append(filterJson(call, kept[i], i));
        } else {
            addPhrases(kept[i], i, all);
        }
    }
    return call.json(all);
}

} // namespace asterism
