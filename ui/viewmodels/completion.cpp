// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/completion.h"

#include "app/jobs.h"
#include "base/host.h"
#include "content/names.h"
#include "model/hashtags.h"
#include "ui/images/imageurl.h"
#include "ui/models/styledname.h"
#include "ui/viewmodels/memberorder.h"
#include "ui/viewmodels/typedword.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// A name of which nothing means markup.
QString styledPlain(const QString &text)
{
    return styledLine(text, {}, {});
}

QString foldedWords(const QStringList &words)
{
    return folded(words.join(u'\n'));
}

} // namespace

std::optional<Completion> personCompletion(const Actor &actor)
{
    const auto handle = parseHandle(actor.acct);
    if (!handle) {
        return {};
    }
    const QString acct = handle->acct();
    const QString told = safeName(actor.displayName);
    const QString name = told.isEmpty() ? handle->user : told;
    return Completion{.key = acct,
        .written = u'@' + acct,
        .name = styledName(actor),
        .detail = u'@' + acct,
        .image = imageUrl::avatar(actor).toString(),
        .sign = {},
        .spoken = name + u", @"_s + acct,
        .words = foldedWords({acct, told})};
}

std::optional<Completion> tagCompletion(const QString &name)
{
    if (!isTagName(name)) {
        return {};
    }
    const QString written = u'#' + name;
    return Completion{.key = foldedHashtag(name),
        .written = written,
        .name = styledPlain(written),
        .detail = {},
        .image = {},
        .sign = u"#"_s,
        .spoken = written,
        .words = foldedWords({name, foldedHashtag(name)})};
}

std::optional<Completion> emojiCompletion(const EmojiEntry &emoji, const QString &host)
{
    const bool own = !emoji.url.isEmpty();
    if (own && !isEmojiName(emoji.name)) {
        return {};
    }
    return Completion{.key = emoji.name,
        .written = own ? u':' + emoji.name + u':' : emoji.name,
        .apart = own,
        .name = styledPlain(emoji.label),
        .detail = {},
        .image = own ? imageUrl::emoji(host, emoji.name).toString() : QString(),
        .sign = own ? QString() : emoji.name,
        .spoken = emoji.label,
        .words = emoji.words,
        .picture = emoji.url};
}

std::vector<Completion> toldCompletions(const QJsonObject &answer)
{
    std::vector<Completion> all;
    const auto add = [&all](std::optional<Completion> told) {
        if (told) {
            all.push_back(std::move(*told));
        }
    };
    const QJsonArray people = answer[u"people"].toArray();
    for (const auto &person : people) {
        add(personCompletion(actorFromJob(person.toObject())));
    }
    const QJsonArray tags = answer[u"tags"].toArray();
    for (const auto &tag : tags) {
        add(tagCompletion(tag.toObject()[u"name"].toString()));
    }
    return all;
}

bool goesWith(const Completion &completion, const QString &typed)
{
    return completion.words.contains(folded(typed));
}

} // namespace asterism::ui
