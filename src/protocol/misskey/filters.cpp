// SPDX-License-Identifier: GPL-3.0-or-later

// What an account mutes by words. `i` tells it (Misskey:
// packages/backend/src/models/UserProfile.ts): "mutedWords" are folded and "hardMutedWords", which
// came with 2023.12, left out. Each entry is an array of words that must all be there, or a regular
// expression as text. "mutedInstances" need no filter: the server leaves them out of its timelines
// and streams (core/QueryService.ts, server/api/stream/channel.ts).
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/misskeyfamily.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

// What a server may make us hold against every post. Misskey allows 200 characters in all unless
// its administrator allows more (core/RoleService.ts: wordMuteLimit).
constexpr int mostMutes = 500; ///< of each of the two
constexpr int mostMutedExpressions = 100;
constexpr qsizetype mostWordsOfMute = 100;
constexpr qsizetype longestMute = 2000;
constexpr qsizetype longestMuteTitle = 200;

/// Nothing for words that are none, and for more than can be kept: fewer of them would mute more.
std::optional<QStringList> wordsOfMute(const QJsonArray &told)
{
    QStringList words;
    if (told.size() > mostWordsOfMute) {
        return {};
    }
    for (const QJsonValue word : told) {
        if (!word.isString()) {
            return {};
        }
        words << word.toString();
    }
    words.removeAll(QString());
    return words.isEmpty() ? std::nullopt : std::optional(words);
}

/// The same entry has the same id wherever it stands: they have none of their own.
QString idOfMute(FilterAction action, const QString &written)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArray::number(int(action)) + ' ' + written.toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

std::optional<Filter> filterOfMute(const QJsonValue &told, FilterAction action)
{
    Filter filter{.action = action, .expression = told.toString()};
    if (told.isArray()) {
        const auto words = wordsOfMute(told.toArray());
        filter.allWords = words ? *words : QStringList();
    }
    const QString written = told.isArray() ? filter.allWords.join(u'\n') : filter.expression;
    if (written.isEmpty() || written.size() > longestMute) {
        return {};
    }
    filter.id = idOfMute(action, (told.isArray() ? u"all "_s : u"expression "_s) + written);
    filter.title = QString(written).replace(u'\n', u' ').left(longestMuteTitle);
    return filter;
}

/// Whatever has no place any more is passed over.
class MuteList {
public:
    void add(const QJsonArray &entries, FilterAction action)
    {
        for (const QJsonValue entry : entries) {
            if (const auto filter = filterOfMute(entry, action)) {
                add(*filter);
            }
        }
    }
    std::vector<Filter> take() { return std::move(m_filters); }

private:
    void add(const Filter &filter)
    {
        const bool known = std::ranges::find(m_filters, filter.id, &Filter::id) != m_filters.end();
        const bool isExpression = !filter.expression.isEmpty();
        if (known || (isExpression && m_expressions >= mostMutedExpressions)) {
            return;
        }
        m_expressions += isExpression ? 1 : 0;
        m_filters.push_back(filter);
    }

    std::vector<Filter> m_filters;
    int m_expressions = 0;
};

} // namespace

Result<Request> MisskeyFamily::filters(const Instance &instance, int version) const
{
    return version == 2 ? Result<Request>(ask(instance, u"i"_s))
                        : Error{.kind = ErrorKind::Usage,
                            .subject = instance.host,
                            .detail = Words::tr("this server keeps no filters")};
}

Result<std::vector<Filter>> MisskeyFamily::decodeFilters(
    const Instance &instance, const Response &response, int /*version*/) const
{
    const auto own = objectAnswer(response, instance.host, false);
    if (!own) {
        return own.error();
    }
    if (!(*own)["mutedWords"_L1].isArray()) {
        return json::badAnswer(instance.host, Words::tr("the answer has an unknown form"));
    }
    MuteList mutes;
    mutes.add(json::array(*own, "hardMutedWords"_L1, mostMutes), FilterAction::Hide);
    mutes.add(json::array(*own, "mutedWords"_L1, mostMutes), FilterAction::Warn);
    return mutes.take();
}

} // namespace asterism::misskey
