// Package pair says what a pair's hand-offs come to: how they went at each
// go-mark, by how much the mark should be moved and why, and what an order of
// runners would be expected to give. It imports relay, relay/history and
// relay/results. Begin with advice.go.
//
// Like is compared with like: practice apart from races, slow repetitions apart
// from race pace, 30 m apart from 40. What a pair's own hand-offs do not say is
// not said, and why.
package pair
