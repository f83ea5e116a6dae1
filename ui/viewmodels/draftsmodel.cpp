// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/draftsmodel.h"

#include "ui/viewmodels/postline.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Drafts)
};

/// The first words that there are, wherever they stand.
QString beginningOf(const std::vector<PostText> &posts)
{
    for (const PostText &post : posts) {
        if (!post.text.trimmed().isEmpty()) {
            return shortLine(post.text);
        }
    }
    return shortLine(posts.front().warning);
}

QString draftWords(const Draft &draft)
{
    const PostText &post = draft.action.post;
    const QString text = beginningOf(postsOf(draft));
    QString words = draft.action.kind == Action::Kind::Edit ? Words::tr("Edit: %1")
        : !post.replyTo.isEmpty()                           ? Words::tr("Reply: %1")
        : !post.quote.isEmpty()                             ? Words::tr("Quote: %1")
                                                            : Words::tr("Post: %1");
    return words.replace(u"%1"_s, text.isEmpty() ? Words::tr("no words yet") : text);
}

QString filesWords(const std::vector<PostText> &posts)
{
    int files = 0;
    int pictures = 0;
    for (const PostText &post : posts) {
        for (const Attachment &one : post.media) {
            ++files;
            pictures += one.type.startsWith("image"_L1) ? 1 : 0;
        }
    }
    if (files == 0) {
        return {};
    }
    return pictures == files ? Words::tr("%n pictures", nullptr, files)
                             : Words::tr("%n files", nullptr, files);
}

QString draftAccount(const Draft &draft, const std::vector<Account> &accounts)
{
    const auto found = std::ranges::find(accounts, draft.action.account, &Account::id);
    return found == accounts.end() ? QString() : u'@' + found->acct;
}

} // namespace

QString moreWords(const Draft &draft)
{
    const std::vector<PostText> posts = postsOf(draft);
    const bool polls = std::ranges::any_of(
        posts, [](const PostText &post) { return !post.poll.choices.isEmpty(); });
    QStringList words;
    if (!draft.also.isEmpty()) {
        words << Words::tr("%n accounts", nullptr, int(draft.also.size()) + 1);
    }
    if (posts.size() > 1) {
        words << Words::tr("%n posts", nullptr, int(posts.size()));
    }
    words << filesWords(posts);
    words << (polls ? Words::tr("a poll") : QString());
    words.removeAll(QString());
    return words.join(u" · "_s);
}

DraftsModel::DraftsModel(QObject *parent)
    : RowsModel({"key", "words", "account", "more"}, parent)
{
}

void DraftsModel::show(
    const std::vector<Draft> &all, const std::vector<Account> &accounts, const QString &butKey)
{
    std::vector<Row> rows;
    for (const Draft &draft : all) {
        if (draft.key != butKey) {
            rows.push_back({draft.key,
                {draft.key, draftWords(draft), draftAccount(draft, accounts), moreWords(draft)}});
        }
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui
