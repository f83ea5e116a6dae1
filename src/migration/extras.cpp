// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/extras.h"

#include "base/clock.h"
#include "base/host.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Extras)
};

constexpr auto extrasFormat = "asterism-extras"_L1;
constexpr int extrasVersion = 1;
constexpr qsizetype mostExtraBytes = 64 * 1024 * 1024;
/// Of each array; a text that is longer than the next one belongs to nobody's list or note.
constexpr qsizetype mostExtraEntries = 100'000;
constexpr qsizetype longestExtraText = 10'000;

template <typename T> struct Named {
    T value;
    QLatin1StringView name;
};

constexpr std::array actionNames{Named<FilterAction>{FilterAction::Blur, "blur"_L1},
    Named<FilterAction>{FilterAction::Warn, "warn"_L1},
    Named<FilterAction>{FilterAction::Hide, "hide"_L1}};

constexpr std::array contextNames{Named<int>{HomeContext, "home"_L1},
    Named<int>{NotificationsContext, "notifications"_L1}, Named<int>{PublicContext, "public"_L1},
    Named<int>{ThreadContext, "thread"_L1}, Named<int>{AccountContext, "account"_L1}};

struct NamedOption {
    QLatin1StringView name;
    bool ListOptions::*value;
};

constexpr std::array optionNames{NamedOption{"hideBoosts"_L1, &ListOptions::hideBoosts},
    NamedOption{"hideReplies"_L1, &ListOptions::hideReplies},
    NamedOption{"onlyMedia"_L1, &ListOptions::onlyMedia},
    NamedOption{"asGrid"_L1, &ListOptions::asGrid}, NamedOption{"notify"_L1, &ListOptions::notify},
    NamedOption{"exclusive"_L1, &ListOptions::exclusive}};

QJsonValue timeOrNull(qint64 ms)
{
    return ms > 0 ? QJsonValue(isoTime(ms)) : QJsonValue();
}

QJsonObject written(const Filter &filter)
{
    QJsonArray contexts;
    for (const auto &context : contextNames) {
        if ((filter.contexts & context.value) != 0) {
            contexts << context.name;
        }
    }
    QJsonArray keywords;
    for (const Filter::Keyword &keyword : filter.keywords) {
        keywords << QJsonObject{{u"text"_s, keyword.text}, {u"wholeWord"_s, keyword.wholeWord}};
    }
    const auto action = std::ranges::find(actionNames, filter.action, &Named<FilterAction>::value);
    QJsonObject object{{u"id"_s, filter.id}, {u"title"_s, filter.title},
        {u"action"_s, action == actionNames.end() ? QString() : QString(action->name)},
        {u"contexts"_s, contexts}, {u"expiresAt"_s, timeOrNull(filter.expiresAt)},
        {u"keywords"_s, keywords}, {u"posts"_s, QJsonArray::fromStringList(filter.posts)}};
    if (!filter.allWords.isEmpty()) {
        object[u"allWords"_s] = QJsonArray::fromStringList(filter.allWords);
    }
    if (!filter.expression.isEmpty()) {
        object[u"expression"_s] = filter.expression;
    }
    return object;
}

QJsonObject written(const ListOptions &options)
{
    QJsonObject object;
    for (const NamedOption &option : optionNames) {
        object[option.name] = options.*option.value;
    }
    if (options.inEveryone) {
        object[u"inEveryone"_s] = *options.inEveryone;
    }
    object[u"colour"_s] = options.colour;
    object[u"icon"_s] = options.icon;
    return object;
}

QJsonObject written(const Extras::ListWithMembers &entry)
{
    return {{u"id"_s, entry.list.id.value}, {u"name"_s, entry.list.name},
        {u"createdAt"_s, timeOrNull(entry.list.createdAt)},
        {u"options"_s, written(entry.list.options)},
        {u"members"_s, QJsonArray::fromStringList(entry.members)}};
}

/// Empty when it is no text or too long for what it should be.
QString textIn(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.size() <= longestExtraText ? text : QString();
}

qint64 timeIn(const QJsonValue &value)
{
    return std::max<qint64>(0, parseIsoTime(textIn(value)));
}

/// What `read` makes of each entry, without those of which it makes nothing.
template <typename T, typename Read> std::vector<T> readAll(const QJsonValue &value, Read read)
{
    std::vector<T> found;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(array.size(), mostExtraEntries); ++i) {
        if (std::optional<T> one = read(array[i])) {
            found.push_back(*std::move(one));
        }
    }
    return found;
}

std::optional<QString> readText(const QJsonValue &value)
{
    const QString text = textIn(value);
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

std::optional<QString> readAcct(const QJsonValue &value)
{
    const auto handle = parseHandle(textIn(value));
    return handle ? std::optional(handle->acct()) : std::nullopt;
}

QStringList listOf(const std::vector<QString> &texts)
{
    return QStringList(texts.begin(), texts.end());
}

std::optional<Filter::Keyword> readKeyword(const QJsonValue &value)
{
    const QString text = textIn(value[u"text"_s]);
    return text.isEmpty() ? std::nullopt
                          : std::optional(Filter::Keyword{text, value[u"wholeWord"_s].toBool()});
}

int readContexts(const QJsonValue &value)
{
    int contexts = 0;
    for (const QString &name : readAll<QString>(value, readText)) {
        const auto known = std::ranges::find(contextNames, name, &Named<int>::name);
        contexts |= known == contextNames.end() ? 0 : known->value;
    }
    return contexts;
}

/// A filter that does something unknown is passed over: it may be meant to be milder or stricter.
std::optional<Filter> readFilter(const QJsonValue &value)
{
    const QString wanted = textIn(value[u"action"_s]);
    const auto action = std::ranges::find(actionNames, wanted, &Named<FilterAction>::name);
    if (action == actionNames.end()) {
        return std::nullopt;
    }
    return Filter{.id = textIn(value[u"id"_s]),
        .title = textIn(value[u"title"_s]),
        .action = action->value,
        .contexts = readContexts(value[u"contexts"_s]),
        .expiresAt = timeIn(value[u"expiresAt"_s]),
        .keywords = readAll<Filter::Keyword>(value[u"keywords"_s], readKeyword),
        .posts = listOf(readAll<QString>(value[u"posts"_s], readText)),
        .allWords = listOf(readAll<QString>(value[u"allWords"_s], readText)),
        .expression = textIn(value[u"expression"_s])};
}

std::optional<Extras::Note> readNote(const QJsonValue &value)
{
    const auto acct = readAcct(value[u"acct"_s]);
    const QString text = textIn(value[u"text"_s]);
    return acct && !text.isEmpty() ? std::optional(Extras::Note{*acct, text}) : std::nullopt;
}

ListOptions readOptions(const QJsonValue &value)
{
    ListOptions options;
    for (const NamedOption &option : optionNames) {
        options.*option.value = value[option.name].toBool();
    }
    if (const QJsonValue everyone = value[u"inEveryone"_s]; everyone.isBool()) {
        options.inEveryone = everyone.toBool();
    }
    const int colour = value[u"colour"_s].toInt(-1);
    options.colour = colour >= 0 && colour <= 7 ? colour : -1;
    const QString icon = textIn(value[u"icon"_s]);
    options.icon = isIcon(icon) ? icon : QString();
    return options;
}

std::optional<Extras::ListWithMembers> readList(const QJsonValue &value)
{
    const QString name = textIn(value[u"name"_s]).trimmed();
    if (name.isEmpty()) {
        return std::nullopt;
    }
    Extras::ListWithMembers entry{.list = {.id = {textIn(value[u"id"_s])},
                                      .name = name,
                                      .createdAt = timeIn(value[u"createdAt"_s]),
                                      .options = readOptions(value[u"options"_s])},
        .members = listOf(readAll<QString>(value[u"members"_s], readAcct))};
    entry.members.removeDuplicates();
    return entry;
}

std::optional<Extras::MuteEnd> readMuteEnd(const QJsonValue &value)
{
    const auto acct = readAcct(value[u"acct"_s]);
    const qint64 expiresAt = timeIn(value[u"expiresAt"_s]);
    return acct && expiresAt > 0 ? std::optional(Extras::MuteEnd{*acct, expiresAt}) : std::nullopt;
}

Error noExtras(const QString &name, const QString &why)
{
    return {.kind = ErrorKind::Damaged, .subject = name, .detail = why};
}

} // namespace

QByteArray writeExtras(const Extras &extras)
{
    QJsonArray filters;
    std::ranges::transform(extras.filters, std::back_inserter(filters),
        [](const Filter &filter) { return written(filter); });
    QJsonArray notes;
    for (const Extras::Note &note : extras.notes) {
        notes << QJsonObject{{u"acct"_s, note.acct}, {u"text"_s, note.text}};
    }
    QJsonArray mutes;
    for (const Extras::MuteEnd &mute : extras.mutes) {
        mutes << QJsonObject{{u"acct"_s, mute.acct}, {u"expiresAt"_s, timeOrNull(mute.expiresAt)}};
    }
    QJsonArray lists;
    for (const Extras::ListWithMembers &entry : extras.lists) {
        lists << written(entry);
    }
    const QJsonObject whole{{u"format"_s, extrasFormat}, {u"version"_s, extrasVersion},
        {u"account"_s, extras.acct}, {u"at"_s, timeOrNull(extras.at)}, {u"filters"_s, filters},
        {u"notes"_s, notes}, {u"mutes"_s, mutes}, {u"lists"_s, lists}};
    return QJsonDocument(whole).toJson();
}

Result<Extras> readExtras(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > mostExtraBytes) {
        return noExtras(
            name, Words::tr("it is larger than %1 MB").arg(mostExtraBytes / (1024 * 1024)));
    }
    const QJsonObject whole = QJsonDocument::fromJson(bytes).object();
    if (whole[u"format"_s].toString() != extrasFormat) {
        return noExtras(name, Words::tr("it holds no filters, notes and lists of Asterism"));
    }
    if (whole[u"version"_s].toInt() != extrasVersion) {
        return noExtras(name, Words::tr("another version of Asterism wrote it"));
    }
    return Extras{.acct = textIn(whole[u"account"_s]),
        .at = timeIn(whole[u"at"_s]),
        .filters = readAll<Filter>(whole[u"filters"_s], readFilter),
        .notes = readAll<Extras::Note>(whole[u"notes"_s], readNote),
        .mutes = readAll<Extras::MuteEnd>(whole[u"mutes"_s], readMuteEnd),
        .lists = readAll<Extras::ListWithMembers>(whole[u"lists"_s], readList)};
}

} // namespace asterism
