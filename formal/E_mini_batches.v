(** Mini-batches: rates and targets that vary from step to step. *)

From Coq Require Import Reals Lra.
From Rigorous Require Import Definitions Lemmas Identities B_balanced.
Local Open Scope R_scope.

(** * E1. A step with any rate c and target nu *)

Theorem mini_batch_coordinates : forall c nu (z : point), let r := fst z * snd z - nu in
  p (batch_step c nu z) = p z * (1 - c * r) /\
  q (batch_step c nu z) = q z * (1 + c * r) /\
  imbalance (batch_step c nu z) = imbalance z * (1 - (c * r) ^ 2) /\
  imbalance z = p z * q z.
Proof. intros c nu [u v] r. unfold r, imbalance, p, q, batch_step. cbn [fst snd]. repeat split; ring. Qed.

(** With c = 1 it is the two-factor map. *)
Theorem mini_batch_of_rate_one : forall nu z, batch_step 1 nu z = F nu z.
Proof. intros nu z. unfold batch_step, F, w. f_equal; ring. Qed.

(** Any sequence of rates and targets keeps both slices, and so whether the pair is balanced. *)
Theorem mini_batch_slices : forall c nu n z,
  (p z = 0 -> p (batch_run c nu n z) = 0) /\ (q z = 0 -> q (batch_run c nu n z) = 0).
Proof.
  intros c nu n z. induction n as [|n [IHp IHq]]; [auto|]. cbn [batch_run].
  destruct (mini_batch_coordinates (c n) (nu n) (batch_run c nu n z)) as [-> [-> _]].
  split; intro start; [rewrite IHp | rewrite IHq]; auto; ring.
Qed.

Lemma imbalance_squared : forall c nu z,
  imbalance (batch_step c nu z) ^ 2 = imbalance z ^ 2 * (1 - (c * (fst z * snd z - nu)) ^ 2) ^ 2.
Proof. intros c nu z. destruct (mini_batch_coordinates c nu z) as [_ [_ [-> _]]]. ring. Qed.

(** A nonzero imbalance shrinks in a step if and only if 0 < |c w| < sqrt 2. *)
Theorem imbalance_shrinks : forall c nu z, imbalance z <> 0 -> let r := c * (fst z * snd z - nu) in
  (imbalance (batch_step c nu z) ^ 2 < imbalance z ^ 2 <-> r <> 0 /\ r ^ 2 < 2).
Proof.
  intros c nu z nonzero r. rewrite imbalance_squared. fold r.
  assert (D := square_positive _ nonzero). assert (S := pow2_ge_0 r). split.
  - intro smaller. assert (H : (1 - r ^ 2) ^ 2 < 1) by nra. split; [intros zero; rewrite zero in H; lra | nra].
  - intros [off small]. assert (S' := square_positive r off). assert ((1 - r ^ 2) ^ 2 < 1) by nra. nra.
Qed.

(** It does not grow if and only if |c w| <= sqrt 2. *)
Theorem imbalance_does_not_grow : forall c nu z, imbalance z <> 0 -> let r := c * (fst z * snd z - nu) in
  (imbalance (batch_step c nu z) ^ 2 <= imbalance z ^ 2 <-> r ^ 2 <= 2).
Proof.
  intros c nu z nonzero r. rewrite imbalance_squared. fold r.
  assert (D := square_positive _ nonzero). assert (S := pow2_ge_0 r). split.
  - intro smaller. assert (H : (1 - r ^ 2) ^ 2 <= 1) by nra. nra.
  - intro small. assert ((1 - r ^ 2) ^ 2 <= 1) by nra. nra.
Qed.

(** The same for the factor 1 - r^2 alone. *)
Theorem factor_shrinks : forall r, (forall d, d <> 0 -> (d * (1 - r ^ 2)) ^ 2 < d ^ 2) <-> r <> 0 /\ r ^ 2 < 2.
Proof.
  intro r. split.
  - intro shrinks. specialize (shrinks 1 ltac:(lra)). split; [intros ->; lra | nra].
  - intros [off small] d nonzero. assert (R := square_positive r off). assert (D := square_positive d nonzero).
    assert ((1 - r ^ 2) ^ 2 < 1) by nra. rewrite Rpow_mult_distr. nra.
Qed.

Theorem factor_does_not_grow : forall r, (forall d, d <> 0 -> (d * (1 - r ^ 2)) ^ 2 <= d ^ 2) <-> r ^ 2 <= 2.
Proof.
  intro r. assert (R := pow2_ge_0 r). split.
  - intro shrinks. specialize (shrinks 1 ltac:(lra)). nra.
  - intros small d nonzero. assert (D := square_positive d nonzero).
    assert ((1 - r ^ 2) ^ 2 <= 1) by nra. rewrite Rpow_mult_distr. nra.
Qed.

(** * E2. Balanced orbits under varying targets *)

Theorem critical_value_below_target : forall mu, 4 * (1 + mu) ^ 3 - 27 * mu = (mu + 4) * (2 * mu - 1) ^ 2.
Proof. intro mu. ring. Qed.

(** In X = x^2 and m = 1 + mu: 4 m^3 - 27 X (m - X)^2 = (4 m - 3 X)(m - 3 X)^2, and past X = 4 m/3 the cubic shrinks. *)
Theorem varying_targets_bounded : forall mu r x, mu >= 0 -> 4 * (1 + mu) ^ 3 <= 27 * r ^ 2 -> r ^ 2 <= 2 + mu ->
  x ^ 2 <= r ^ 2 -> cubic mu x ^ 2 <= r ^ 2.
Proof.
  intros mu r x nonneg high low inside. assert (X := pow2_ge_0 x).
  destruct (Rle_dec (3 * x ^ 2) (4 * (1 + mu))) as [near | far].
  - assert (H : 27 * cubic mu x ^ 2 = 4 * (1 + mu) ^ 3 - (4 * (1 + mu) - 3 * x ^ 2) * (1 + mu - 3 * x ^ 2) ^ 2)
      by (unfold cubic; ring).
    assert (0 <= (4 * (1 + mu) - 3 * x ^ 2) * (1 + mu - 3 * x ^ 2) ^ 2)
      by (apply Rmult_le_pos; [lra | apply pow2_ge_0]).
    lra.
  - destruct (bounded_interval_factor mu x) as [_ H].
    assert (0 <= x ^ 2 * (x ^ 2 - mu)) by (apply Rmult_le_pos; lra). nra.
Qed.

(** What a kept interval says: at its end for any target, and at the critical point. *)
Lemma kept_end : forall mu r, 0 <= mu -> 0 < r -> (forall x, x ^ 2 <= r ^ 2 -> cubic mu x ^ 2 <= r ^ 2) ->
  mu <= r ^ 2 <= 2 + mu.
Proof.
  intros mu r nonneg positive kept. specialize (kept r ltac:(lra)).
  destruct (bounded_interval_factor mu r) as [_ H]. assert (S := square_positive r ltac:(lra)).
  assert ((r ^ 2 - mu) * (r ^ 2 - 2 - mu) <= 0) by nra. split; nra.
Qed.

Lemma kept_critical : forall mu r, 0 <= mu -> 0 < r -> (forall x, x ^ 2 <= r ^ 2 -> cubic mu x ^ 2 <= r ^ 2) ->
  4 * (1 + mu) ^ 3 <= 27 * r ^ 2 \/ 3 * r ^ 2 < 1 + mu.
Proof.
  intros mu r nonneg positive kept. destruct (Rle_dec (1 + mu) (3 * r ^ 2)); [left | right; lra].
  assert (S := sqrt_sqrt ((1 + mu) / 3) ltac:(lra)). set (c := sqrt ((1 + mu) / 3)) in *.
  assert (square : 3 * c ^ 2 = 1 + mu) by lra. specialize (kept c ltac:(lra)).
  destruct (critical_value_identity mu c) as [H _]; [|lra].
  apply (derivative_value _ _ _ _ (cubic_derivative mu c)). lra.
Qed.

Theorem some_interval_kept : forall lo hi, 0 <= lo <= hi ->
  ((exists r, r > 0 /\ forall mu x, lo <= mu <= hi -> x ^ 2 <= r ^ 2 -> cubic mu x ^ 2 <= r ^ 2) <->
   4 * (1 + hi) ^ 3 <= 27 * (2 + lo)).
Proof.
  intros lo hi range. split.
  - intros [r [positive kept]].
    destruct (kept_end lo r) as [_ low]; [lra | lra | intro x; apply kept; lra |].
    destruct (kept_end hi r) as [high _]; [lra | lra | intro x; apply kept; lra |].
    destruct (kept_critical hi r) as [|short]; [lra | lra | intro x; apply kept; lra | lra |].
    assert ((1 + hi) ^ 3 <= (3 / 2) ^ 3) by (apply pow_incr; lra). lra.
  - intro fits. set (S := 4 * (1 + hi) ^ 3 / 27).
    assert (cube : 0 < (1 + hi) ^ 3) by (apply pow_lt; lra). assert (positive : 0 < S) by (unfold S; lra).
    assert (root := sqrt_sqrt S ltac:(lra)). exists (sqrt S). split; [now apply sqrt_lt_R0|].
    intros mu x between. assert ((1 + mu) ^ 3 <= (1 + hi) ^ 3) by (apply pow_incr; lra).
    apply varying_targets_bounded; unfold S in *; lra.
Qed.

(** * E3. Rates drawn at random, near the minimisers u v = nu *)

(** The residual after a step; for small r it is multiplied by 1 - c s. *)
Theorem mini_batch_residual : forall c nu (z : point),
  let r := fst z * snd z - nu in let s := fst z ^ 2 + snd z ^ 2 in
  fst (batch_step c nu z) * snd (batch_step c nu z) - nu = r * (1 - c * s + c ^ 2 * r * (fst z * snd z)).
Proof. intros c nu [u v] r s. unfold r, s, batch_step. cbn [fst snd]. ring. Qed.

(** For a rate that is c i with probability prob i, the mean square of 1 - c s is below 1 in this range of s. *)
Theorem mean_square_stable : forall n prob c s, total n prob = 1 -> 0 <= s ->
  (total n (fun i => prob i * (1 - c i * s) ^ 2) < 1 <->
   0 < s /\ s * total n (fun i => prob i * c i ^ 2) < 2 * total n (fun i => prob i * c i)).
Proof.
  intros n prob c s one nonneg. set (second := total n (fun i => prob i * c i ^ 2)).
  set (mean := total n (fun i => prob i * c i)).
  assert (H : total n (fun i => prob i * (1 - c i * s) ^ 2) = total n prob - 2 * s * mean + s ^ 2 * second).
  { unfold second, mean. clear. induction n as [|n IH]; cbn [total]; [|rewrite IH]; ring. }
  rewrite H, one. split.
  - intro below. assert (0 < s) by (destruct nonneg as [|<-]; lra). split; nra.
  - intros [positive range]. nra.
Qed.

(** Such minimisers exist if and only if |nu| E[c^2] < E[c]. *)
Theorem mean_square_stable_minimisers : forall nu mean second, 0 < mean -> 0 <= second ->
  ((exists u v, u * v = nu /\ 0 < u ^ 2 + v ^ 2 /\ (u ^ 2 + v ^ 2) * second < 2 * mean) <-> Rabs nu * second < mean).
Proof.
  intros nu mean second positive nonneg. assert (N := Rabs_pos nu). split.
  - intros [u [v [minimal [some range]]]].
    assert (2 * Rabs nu <= u ^ 2 + v ^ 2).
    { assert (plus := pow2_ge_0 (u + v)). assert (minus := pow2_ge_0 (u - v)).
      unfold Rabs. destruct (Rcase_abs nu); lra. }
    nra.
  - intro small. destruct nonneg as [some | <-].
    + assert (split : mean / second * second = mean) by (field; lra).
      assert (Rabs nu < mean / second) by (apply (Rmult_lt_reg_r second); lra).
      destruct (minimiser_of_norm nu (Rabs nu + mean / second) ltac:(lra)) as [u [v [minimal norm]]].
      exists u, v. rewrite norm. repeat split; lra.
    + destruct (minimiser_of_norm nu (2 * Rabs nu + 1) ltac:(lra)) as [u [v [minimal norm]]].
      exists u, v. rewrite norm. repeat split; lra.
Qed.

(** * E4. A region of the plane that is kept under varying targets *)

(** On [0, sqrt(4 m/3)] the cubic a (m - a^2) is at most 2 (m/3)^(3/2); beyond sqrt m it is negative. *)
Lemma cubic_maximum : forall m a, 0 <= m -> 0 <= a -> a * (m - a ^ 2) <= 2 * three_halves (m / 3).
Proof.
  intros m a nonneg Ha. unfold three_halves. assert (S := sqrt_sqrt (m / 3) ltac:(lra)).
  assert (N := sqrt_pos (m / 3)). set (c := sqrt (m / 3)) in *.
  replace m with (3 * (c * c)) by lra.
  assert (0 <= (a - c) ^ 2 * (a + 2 * c)) by (apply Rmult_le_pos; [apply pow2_ge_0 | lra]). lra.
Qed.

Lemma three_halves_grows : forall m k, 0 <= m <= k -> three_halves m <= three_halves k.
Proof.
  intros m k order. unfold three_halves.
  apply Rmult_le_compat; [lra | apply sqrt_pos | lra | apply sqrt_le_1_alt; lra].
Qed.

(** One coordinate: a = sqrt P, or sqrt Q, moves to |a (m - a^2 + b^2)|. *)
Lemma coordinate_kept : forall A D m a b big,
  0 <= A -> 0 <= a -> a ^ 2 <= A -> 0 <= b -> a * b ^ 2 <= sqrt D ->
  a * (m - a ^ 2) <= big -> big + sqrt D <= sqrt A -> A <= 1 + m ->
  (a * (m - a ^ 2 + b ^ 2)) ^ 2 <= A.
Proof.
  intros A D m a b big HA Ha inside Hb cross top fits edge.
  assert (root := sqrt_sqrt A HA). assert (N := sqrt_pos A).
  assert (below : a <= sqrt A) by (apply Rnot_lt_le; intro; nra).
  assert (0 <= a * b ^ 2) by (apply Rmult_le_pos; [lra | apply pow2_ge_0]).
  replace A with (sqrt A ^ 2) by lra. apply square_below; [|nra].
  assert (0 <= a * (1 + m - a ^ 2)) by (apply Rmult_le_pos; lra). nra.
Qed.

Lemma cross_term : forall a b B C, 0 <= a -> 0 <= b -> 0 <= B -> 0 <= C ->
  b ^ 2 <= B -> a ^ 2 * b ^ 2 <= C -> a * b ^ 2 <= sqrt (B * C).
Proof.
  intros a b B C Ha Hb HB HC small product_small.
  assert (0 <= a * b ^ 2) by (apply Rmult_le_pos; [lra | apply pow2_ge_0]).
  rewrite <- (sqrt_pow2 (a * b ^ 2)) by assumption. apply sqrt_le_1_alt.
  replace ((a * b ^ 2) ^ 2) with (b ^ 2 * (a ^ 2 * b ^ 2)) by ring.
  apply Rmult_le_compat; auto using pow2_ge_0. apply Rmult_le_pos; apply pow2_ge_0.
Qed.

Theorem region_kept : forall lo hi A B C, 0 <= lo <= hi -> hi < sqrt 2 -> A <= sqrt 2 + lo -> B <= sqrt 2 - hi ->
  2 * three_halves ((1 + hi) / 3) + sqrt (B * C) <= sqrt A ->
  2 * three_halves (Rmax (1 - lo) 0 / 3) + sqrt (A * C) <= sqrt B ->
  forall mu z, lo <= mu <= hi -> P z <= A -> Q z <= B -> P z * Q z <= C ->
  P (F mu z) <= A /\ Q (F mu z) <= B /\ P (F mu z) * Q (F mu z) <= C /\
  imbalance (F mu z) ^ 2 <= imbalance z ^ 2.
Proof.
  intros lo hi A B C order below edgeA edgeB fitA fitB mu z range inA inB inC.
  destruct sqrt_2 as [root2 square2]. assert (small2 : sqrt 2 <= 2) by nra.
  destruct (diagonal_coordinates mu z) as [_ [_ [Dstep [Pstep [Qstep [_ [_ W]]]]]]].
  destruct (P_Q_nonneg z) as [HP HQ]. assert (HPQ := Rmult_le_pos _ _ HP HQ). set (r := w mu z) in *.
  assert (aa := sqrt_sqrt (P z) HP). assert (bb := sqrt_sqrt (Q z) HQ).
  assert (Ha := sqrt_pos (P z)). assert (Hb := sqrt_pos (Q z)).
  set (a := sqrt (P z)) in *. set (b := sqrt (Q z)) in *.
  assert (rsmall : r ^ 2 <= 2) by (replace 2 with (sqrt 2 ^ 2) by lra; apply square_below; lra).
  assert (shrink : (1 - r ^ 2) ^ 2 <= 1) by (assert (H := pow2_ge_0 r); nra).
  split; [|split; [|split]].
  - rewrite Pstep. replace (P z * (1 - r) ^ 2) with ((a * (1 + mu - a ^ 2 + b ^ 2)) ^ 2)
      by (rewrite W; replace (P z) with (a ^ 2) by lra; replace (Q z) with (b ^ 2) by lra; ring).
    apply (coordinate_kept A (B * C) (1 + mu) a b (2 * three_halves ((1 + hi) / 3))); try lra.
    + apply cross_term; nra.
    + apply (Rle_trans _ (2 * three_halves ((1 + mu) / 3))); [apply cubic_maximum; lra|].
      assert (H := three_halves_grows ((1 + mu) / 3) ((1 + hi) / 3) ltac:(lra)). lra.
  - rewrite Qstep. replace (Q z * (1 + r) ^ 2) with ((b * (1 - mu - b ^ 2 + a ^ 2)) ^ 2)
      by (rewrite W; replace (P z) with (a ^ 2) by lra; replace (Q z) with (b ^ 2) by lra; ring).
    assert (M := Rmax_l (1 - lo) 0). assert (M' := Rmax_r (1 - lo) 0). set (m := Rmax (1 - lo) 0) in *.
    apply (coordinate_kept B (A * C) (1 - mu) b a (2 * three_halves (m / 3))); try lra.
    + apply cross_term; nra.
    + apply (Rle_trans _ (b * (m - b ^ 2))); [nra | apply cubic_maximum; lra].
  - rewrite Pstep, Qstep. replace (_ * _) with (P z * Q z * (1 - r ^ 2) ^ 2) by ring.
    nra.
  - rewrite Dstep, Rpow_mult_distr. assert (H := pow2_ge_0 (imbalance z)). nra.
Qed.
