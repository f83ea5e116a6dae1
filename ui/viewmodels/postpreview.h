// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/posttext.h"
#include "store/store.h"
#include "ui/images/emojiindex.h"
#include "ui/models/rowbody.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace asterism::ui {

/// How a post that is being written will look at the server of its account: its markup as that
/// server reads it, its emoji those of the server. A moment behind what is typed.
class PostPreview : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.postPreview()")
    /// As those of a row: `body` is styled text; `blocks` are there in its place where the text is
    /// more than paragraphs.
    Q_PROPERTY(QString body READ body NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList blocks READ blocks NOTIFY changed FINAL)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed FINAL)

public:
    static constexpr int behindMs = 150;

    /// The store outlives it.
    PostPreview(store::Store &store, std::shared_ptr<EmojiIndex> emojis, QObject *parent = nullptr);

    QString body() const { return m_shown.body; }
    QVariantList blocks() const { return m_shown.blocks; }
    bool isEmpty() const { return m_shown.body.isEmpty() && m_shown.blocks.isEmpty(); }

    /// `format`: a word of model/posttext.h, as it was chosen; the server may read the text as
    /// another. Without an account nothing is anybody's emoji.
    Q_INVOKABLE void show(const QString &text, const QString &format, const QString &accountId);

Q_SIGNALS:
    void changed();

private:
    struct Wish {
        QString text;
        TextFormat format = TextFormat::Plain;
        QString accountId;
    };
    struct Read {
        ShownText shown;
        QString host;
        std::vector<CustomEmoji> emojis;
    };

    static Result<Read> read(store::CacheTx &tx, const Wish &wish, const Account &account);
    void readHost();
    void readText(const Account &account);
    void take(const Wish &wish, const Result<Read> &read);

    store::Store &m_store;
    std::shared_ptr<EmojiIndex> m_emojis;
    QTimer m_soon;
    Wish m_wish;
    int m_turn = 0; ///< what was asked for before is no longer wanted
    ShownText m_shown;
};

} // namespace asterism::ui
